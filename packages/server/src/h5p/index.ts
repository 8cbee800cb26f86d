export { addPackages } from './add-packages.ts';
