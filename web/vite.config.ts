import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:8000';
const questions = ['/read', '/reading', '/reports', '/rules', '/about', '/timeline', '/ledger', '/deadlocks'];

export default defineConfig({
  plugins: [svelte()],
  base: './',
  build: {
    outDir: '../src/dragoman/web/static',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licences.md' },
  },
  server: { proxy: Object.fromEntries(questions.map((path) => [path, server])) },
});
