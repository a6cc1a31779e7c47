// What the frame says of these pages: it is loaded with the first one, so the other words stand apart.
export const strategyPlaces = {
  place: 'Strategy',
  objectives: 'Objectives',
  playbook: 'Playbook',
  settings: 'Settings',
  products: 'Products',
  newProduct: 'New product',
};
