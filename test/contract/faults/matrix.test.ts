import { faultMatrix } from './matrix';
import { isOfTrigger, isOwn } from './operation';

// Waits, which take most of the time, and others are in files of their own: two files run side by side.
faultMatrix((operation) => operation !== 'wait' && !isOfTrigger(operation) && !isOwn(operation));
