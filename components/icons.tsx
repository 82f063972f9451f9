/** Own line icons on a 16 px grid, 1.5 px strokes, coloured by the text. Always decorative: the words carry the meaning. */
export interface IconProps {
  size?: number;
}

function Icon({ size = 16, paths }: IconProps & { paths: string[] }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}

export const AddIcon = (props: IconProps) => <Icon {...props} paths={['M8 3v10', 'M3 8h10']} />;
export const AgainIcon = (props: IconProps) => (
  <Icon {...props} paths={['M13 8a5 5 0 1 1-1.6-3.7', 'M13 2.5v3h-3']} />
);
export const AskBackIcon = (props: IconProps) => (
  <Icon {...props} paths={['M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9.2 8 10', 'M8 12.8v.01']} />
);
export const BookIcon = (props: IconProps) => (
  <Icon
    {...props}
    paths={[
      'M3 3.5C4.8 2.6 6.5 2.8 8 4c1.5-1.2 3.2-1.4 5-.5v9c-1.8-.8-3.5-.6-5 .5-1.5-1.1-3.2-1.3-5-.5z',
      'M8 4v9',
    ]}
  />
);
export const CheckIcon = (props: IconProps) => <Icon {...props} paths={['M3.5 8.5l3 3 6-7']} />;
export const ChevronLeftIcon = (props: IconProps) => <Icon {...props} paths={['M10 4L6 8l4 4']} />;
export const ChevronRightIcon = (props: IconProps) => <Icon {...props} paths={['M6 4l4 4-4 4']} />;
export const CloseIcon = (props: IconProps) => <Icon {...props} paths={['M4 4l8 8', 'M12 4l-8 8']} />;
export const CopyIcon = (props: IconProps) => <Icon {...props} paths={['M6 6h7v7H6z', 'M10 6V3H3v7h3']} />;
export const DashIcon = (props: IconProps) => <Icon {...props} paths={['M4 8h8']} />;
export const DownloadIcon = (props: IconProps) => (
  <Icon {...props} paths={['M8 2.5v8', 'M5 8l3 3 3-3', 'M3 13.5h10']} />
);
export const EditIcon = (props: IconProps) => (
  <Icon {...props} paths={['M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z', 'M9 4.7L11.3 7']} />
);
export const ErrorIcon = (props: IconProps) => (
  <Icon {...props} paths={['M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z', 'M8 5v3.5', 'M8 11v.01']} />
);
export const ExternalIcon = (props: IconProps) => (
  <Icon {...props} paths={['M9 3h4v4', 'M13 3L7.5 8.5', 'M11 9.5V13H3V5h3.5']} />
);
export const FeedIcon = (props: IconProps) => (
  <Icon {...props} paths={['M3.5 12.5v.01', 'M3 8.5A4.5 4.5 0 0 1 7.5 13', 'M3 4a9 9 0 0 1 9 9']} />
);
export const FileIcon = (props: IconProps) => <Icon {...props} paths={['M4 2h5l3 3v9H4z', 'M9 2v3h3']} />;
export const FolderIcon = (props: IconProps) => <Icon {...props} paths={['M2 4h4l1.5 1.5H14V13H2z']} />;
export const GlobeIcon = (props: IconProps) => (
  <Icon
    {...props}
    paths={[
      'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
      'M2 8h12',
      'M8 2c2 1.7 2.5 3.7 2.5 6S10 12.3 8 14c-2-1.7-2.5-3.7-2.5-6S6 3.7 8 2z',
    ]}
  />
);
export const InfoIcon = (props: IconProps) => (
  <Icon {...props} paths={['M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z', 'M8 7.5V11', 'M8 5v.01']} />
);
export const InsertIcon = (props: IconProps) => (
  <Icon {...props} paths={['M13 3v4.5a2 2 0 0 1-2 2H3', 'M6 6.5l-3 3 3 3']} />
);
export const KeyIcon = (props: IconProps) => (
  <Icon {...props} paths={['M2 4h12v8H2z', 'M4.5 6.5v.01', 'M8 6.5v.01', 'M11.5 6.5v.01', 'M5 9.5h6']} />
);
export const LinkIcon = (props: IconProps) => (
  <Icon
    {...props}
    paths={[
      'M6.5 9.5l3-3',
      'M7 4.5l1.2-1.2a2.8 2.8 0 0 1 4 4L11 8.5',
      'M9 11.5l-1.2 1.2a2.8 2.8 0 0 1-4-4L5 7.5',
    ]}
  />
);
export const LockIcon = (props: IconProps) => (
  <Icon {...props} paths={['M3.5 7h9v6.5h-9z', 'M5.5 7V5a2.5 2.5 0 0 1 5 0v2']} />
);
export const MessageIcon = (props: IconProps) => <Icon {...props} paths={['M2.5 3h11v8H7l-3 2.5V11H2.5z']} />;
export const MoreIcon = (props: IconProps) => (
  <Icon {...props} paths={['M3.5 8v.01', 'M8 8v.01', 'M12.5 8v.01']} />
);
export const PauseIcon = (props: IconProps) => <Icon {...props} paths={['M6 4v8', 'M10 4v8']} />;
export const PersonIcon = (props: IconProps) => (
  <Icon
    {...props}
    paths={['M8 2.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z', 'M3 13.5c.4-2.7 2.3-4 5-4s4.6 1.3 5 4']}
  />
);
export const PointerIcon = (props: IconProps) => (
  <Icon {...props} paths={['M4 3l9 4-3.8 1.4L7.8 12.5z', 'M9.2 8.9l3.3 3.6']} />
);
export const SearchIcon = (props: IconProps) => (
  <Icon {...props} paths={['M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z', 'M10.3 10.3L13.5 13.5']} />
);
export const SettingsIcon = (props: IconProps) => (
  <Icon
    {...props}
    paths={['M2.5 4.5h6', 'M11.5 4.5h2', 'M10 3v3', 'M2.5 11.5h2', 'M7.5 11.5h6', 'M6 10v3']}
  />
);
export const StopIcon = (props: IconProps) => <Icon {...props} paths={['M4.5 4.5h7v7h-7z']} />;
export const TrashIcon = (props: IconProps) => (
  <Icon {...props} paths={['M3 4.5h10', 'M6 4.5v-2h4v2', 'M4.5 4.5l.5 9h6l.5-9']} />
);
export const UndoIcon = (props: IconProps) => (
  <Icon {...props} paths={['M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6', 'M6 3.5l-3 3 3 3']} />
);
export const UploadIcon = (props: IconProps) => (
  <Icon {...props} paths={['M8 10.5v-8', 'M5 5l3-3 3 3', 'M3 13.5h10']} />
);
export const WarningIcon = (props: IconProps) => (
  <Icon {...props} paths={['M8 2.5l6 11H2z', 'M8 6.5v3', 'M8 11.5v.01']} />
);

/** The product's sign: a pen stroke that becomes a line of text. */
export function DrafthandMark({ size = 20 }: IconProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <rect width="20" height="20" rx="5" fill="var(--color-accent)" />
      <path
        d="M4.5 14.5c1.5 0 2-6.5 4-8.5 1.3-1.3 2.5.2 1.6 2.3-.9 2.2-2.3 3.7-1.6 4.7.8 1.1 2.6-1.7 3.7-1.3.9.4.2 2.8 3.3 2.8"
        fill="none"
        stroke="var(--color-on-accent)"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
