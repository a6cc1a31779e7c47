import { useListSearch } from '../filters.ts';
import { useLens } from '../lens.ts';
import { FilterBar } from '../ui/FilterBar.tsx';
import { LensSwitch } from '../ui/LensSwitch.tsx';
import { Page } from '../ui/Page.tsx';
import { GalleryList } from './GalleryList.tsx';
import { galleryFilters } from './gallery-filters.ts';

/** A list as pages show it: in the frame, with its lens and its filters in the link. */
export function GalleryListPage() {
  const { lens, setLens, hasChoice } = useLens('gallery');
  const list = useListSearch(galleryFilters);
  return (
    <Page title="Problems" layout="fill" lens={hasChoice && <LensSwitch value={lens} onChange={setLens} />}>
      <GalleryList
        height="fill"
        toolbar={
          <FilterBar
            filters={galleryFilters}
            values={list.values}
            onChange={list.setFilter}
            onClear={list.clear}
            query={{ value: list.query, onChange: list.setQuery, label: 'Search problems' }}
          />
        }
      />
    </Page>
  );
}
