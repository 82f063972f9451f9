import { Select } from '../../../components/Select';
import type { SyncSchedule } from '../../../lib/app/ports';
import { syncStrings } from '../../../locales/en/sync';

const schedules = ['off', 'daily', 'weekly'] as const;

export interface ScheduleSelectProps {
  label: string;
  /** Where what stands around it says what it is. */
  isLabelHidden?: boolean;
  value: SyncSchedule;
  onChange: (schedule: SyncSchedule) => void;
}

/** How often a source is read again by itself. */
export function ScheduleSelect({ label, isLabelHidden, value, onChange }: ScheduleSelectProps) {
  return (
    <Select
      label={label}
      isLabelHidden={isLabelHidden}
      value={value}
      onChange={onChange}
      options={schedules.map((schedule) => ({ value: schedule, label: syncStrings.schedule[schedule] }))}
    />
  );
}
