import type { BusinessModel } from '../../contract/strategy/product.ts';

const models: Readonly<Record<BusinessModel, string>> = { b2c: 'Consumer', b2b: 'Business', hybrid: 'Hybrid' };
const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

export const productsText = {
  title: 'Products',
  lead: 'Each product declares a business model. Its playbook follows from it.',
  add: 'New product',
  addTitle: 'New product',
  create: 'Create product',
  name: 'Name',
  nameHint: 'As your team calls it',
  needName: 'Give it a name.',
  needModel: 'Choose one. You can change it later.',
  businessModel: 'Who buys it?',
  models,
  modelWho: {
    b2c: 'People buy it for themselves',
    b2b: 'Companies buy it',
    hybrid: 'Companies and people buy it',
  } satisfies Record<BusinessModel, string>,
  rename: 'Rename',
  renameTitle: 'Rename product',
  renamed: (name: string) => `Renamed to ${name}`,
  changeModel: 'Change business model',
  archive: 'Archive',
  restore: 'Restore',
  archived: (name: string) => `${name} archived`,
  restored: (name: string) => `${name} restored`,
  created: (name: string) => `${name} created`,
  showArchived: 'Archived',
  showPresent: 'In use',
  which: 'Products shown',
  noneArchived: 'No product is archived.',
  open: 'Open',
  actionsOf: (name: string) => `Actions for ${name}`,
  noVision: 'No vision yet',

  welcomeTitle: 'What do you build?',
  welcome:
    'Start with one product. Who buys it decides by which policies Bifocal ranks its problems and plans its releases. The data stays the same, so you can change it later.',
  welcomeForbiddenTitle: 'No product yet',
  welcomeForbidden: 'A product manager or an admin creates the first one.',

  changeTitle: (name: string) => `Business model of ${name}`,
  changeLead: 'No account, person, evidence or problem changes. Only the policies read them differently.',
  policy: 'Policy',
  begin: 'Begin to decide',
  cease: 'Cease to decide',
  changeLater: 'Later',
  changeSame: 'This is how it is now.',
  resting: (count: number) => plural(count, 'Override rests until you change back', 'Overrides rest until you change back'),
  returning: (count: number) => plural(count, 'Override returns', 'Overrides return'),
  changeTo: (model: BusinessModel) => `Change to ${models[model].toLowerCase()}`,
  changed: (name: string, model: BusinessModel) => `${name} is a ${models[model].toLowerCase()} product now`,
  laterCount: (count: number) => `${count} ${plural(count, 'policy', 'policies')} of areas that are not there yet.`,
};
