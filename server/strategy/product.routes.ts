import { productAnswer, productPage } from '../../contract/strategy/product.ts';
import { get, patch, post, routes } from '../platform/http/route.ts';
import { archiveProduct, browseProducts, changeProduct, createProduct, readProduct, restoreProduct } from './product.actions.ts';

export const productRoutes = routes('Products', [
  get('/products', browseProducts, { answer: productPage }),
  post('/products', createProduct, { answer: productAnswer, status: 201 }),
  get('/products/:productId', readProduct, { answer: productAnswer }),
  patch('/products/:productId', changeProduct, { answer: productAnswer }),
  post('/products/:productId/archive', archiveProduct, { answer: productAnswer }),
  post('/products/:productId/restore', restoreProduct, { answer: productAnswer }),
]);
