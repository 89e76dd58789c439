/** The views by the names in their addresses; the first is where one starts. */
import type { Component } from 'svelte';
import Read from './Read.svelte';

export interface View {
  id: string;
  title: string;
  nav: boolean;
  Component: Component;
}

export const VIEWS: readonly View[] = [{ id: 'read', title: 'Read', nav: true, Component: Read }];
