/** Documents what a page may use: public members only, under the paths of the published package. */
export default {
  globs: ['src/widget/billie-invoice.ts', 'src/widget/define.ts', 'src/widget/events.ts'],
  litelement: true,
  // The root manifest is not the one that is published.
  packagejson: false,
  plugins: [
    {
      name: 'published',
      packageLinkPhase({ customElementsManifest }) {
        const published = (path) => path.replace(/^\/?src\//u, '').replace(/\.ts$/u, '.js');
        const visit = (node) => {
          if (Array.isArray(node)) return node.forEach(visit);
          if (node === null || typeof node !== 'object') return undefined;
          for (const [key, value] of Object.entries(node)) {
            if ((key === 'path' || key === 'module') && typeof value === 'string') node[key] = published(value);
            if (key === 'members') node.members = value.filter(({ privacy }) => !privacy || privacy === 'public');
            // The analyzer also guesses events from how they are dispatched; ours are documented by name.
            if (key === 'events') node.events = value.filter(({ name }) => name?.startsWith('billie-'));
            visit(value);
          }
          return undefined;
        };
        visit(customElementsManifest.modules);
      },
    },
  ],
};
