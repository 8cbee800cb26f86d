export * from './fake-product.ts';
