/** The views by the names in their addresses. */
import type { Component } from 'svelte';
import Changes from './Changes.svelte';
import Ledger from './Ledger.svelte';
import Network from './Network.svelte';
import OneReport from './OneReport.svelte';
import Read from './Read.svelte';
import Relations from './Relations.svelte';
import Reports from './Reports.svelte';
import Search from './Search.svelte';
import Timeline from './Timeline.svelte';
import WorldMap from './WorldMap.svelte';

export interface View {
  id: string;
  title: string;
  /** Whether it asks the archive. */
  archive: boolean;
  /** Whether it stands in the masthead. */
  nav: boolean;
  Component: Component;
}

export const VIEWS: readonly View[] = [
  { id: 'read', title: 'Read', archive: false, nav: true, Component: Read },
  { id: 'reports', title: 'Reports', archive: true, nav: true, Component: Reports },
  { id: 'report', title: 'Report', archive: true, nav: false, Component: OneReport },
  { id: 'timeline', title: 'Timeline', archive: true, nav: true, Component: Timeline },
  { id: 'ledger', title: 'Ledger', archive: true, nav: true, Component: Ledger },
  { id: 'relations', title: 'Relations', archive: true, nav: true, Component: Relations },
  { id: 'map', title: 'Map', archive: true, nav: true, Component: WorldMap },
  { id: 'network', title: 'Network', archive: true, nav: true, Component: Network },
  { id: 'search', title: 'Search', archive: true, nav: true, Component: Search },
  { id: 'changes', title: 'Changes', archive: true, nav: true, Component: Changes },
];
