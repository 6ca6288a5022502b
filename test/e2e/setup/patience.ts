// Whole workflows run in each test, some of them waiting between two checks of a job, beside those of other
// test files. A limit for what hangs: how soon something happens is asserted where it matters.
jest.setTimeout(600_000);
