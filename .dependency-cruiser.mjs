/** Who may import whom (docs/ARCHITECTURE.md). `npm run check` fails on any violation; a test plants one. */
const rooms = ['audit', 'units', 'identity', 'bank', 'newsroom', 'channels', 'hub']
const anyRoom = `^src/house/(${rooms.join('|')})/`

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'At run time. A type may point back at the front door that exports it.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^(src/(house|site|api|commands|demo)|console|field)/|^src/(house|main)\\.ts' },
    },
    {
      name: 'rooms-know-neither-site-nor-api-nor-console',
      severity: 'error',
      from: { path: '^src/house/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(src/(site|api|commands|demo)|console|field|tests)/|^src/(house|main)\\.ts' },
    },
    {
      name: 'front-doors-only',
      comment: 'Another room is entered by its index.ts.',
      severity: 'error',
      from: { path: '^src/house/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: anyRoom, pathNot: '^src/house/($1/|[^/]+/index\\.ts$)' },
    },
    {
      name: 'site-and-api-enter-by-front-doors',
      severity: 'error',
      from: { path: '^src/(site|api|house\\.ts)', pathNot: '\\.test\\.tsx?$' },
      to: { path: anyRoom, pathNot: '^src/house/[^/]+/(index|routes)\\.ts$' },
    },
    ...rooms.map((room, place) => ({
      name: `${room}-calls-only-rooms-before-it`,
      severity: 'error',
      from: { path: `^src/house/${room}/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: `^src/house/(${rooms.slice(place + 1).join('|') || 'none'})/` },
    })),
    {
      name: 'an-adapter-knows-only-the-contract-and-platform',
      severity: 'error',
      from: { path: '^src/house/channels/networks/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^src/',
        pathNot:
          '^src/(platform/|house/channels/(adapter[a-z-]*|article)\\.ts|house/channels/networks/($1|shared)/)',
      },
    },
    {
      name: 'console-knows-the-server-by-its-types-alone',
      severity: 'error',
      from: { path: '^console/' },
      to: { path: '^(src|packs|tests)/' },
    },
    {
      name: 'field-knows-the-server-by-its-types-alone',
      severity: 'error',
      from: { path: '^field/' },
      to: { path: '^(src|packs|tests|console)/', pathNot: '^console/api\\.generated\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.generated\\.ts$|^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
}
