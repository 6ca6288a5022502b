// Whole workflows run in each test, some of them waiting between two checks of a job.
jest.setTimeout(60_000);
