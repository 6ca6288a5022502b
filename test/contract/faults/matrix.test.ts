import { faultMatrix } from './matrix';

// Waits, which take most of the time, are in a file of their own: two files run side by side.
faultMatrix((operation) => operation !== 'wait');
