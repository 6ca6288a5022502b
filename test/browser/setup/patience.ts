// Each test fills forms of the editor or runs a workflow there, and a busy machine draws slowly. A limit for
// what hangs.
jest.setTimeout(400_000);
