import { faultMatrix } from './matrix';
import { isOfTrigger } from './operation';

// Waits, which take most of the time, are in a file of their own: two files run side by side.
faultMatrix((operation) => operation !== 'wait' && !isOfTrigger(operation));
