import { useState } from 'react';
import { flushSync } from 'react-dom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  accessibilityProblems,
  button,
  click,
  type Mounted,
  mount,
  setColorScheme,
} from '../tests/panel/mount';
import { Badge } from './Badge';
import { Button, ButtonLink } from './Button';
import { Card, Section } from './Card';
import { Checkbox, RadioGroup, Switch } from './Choice';
import { Dialog } from './Dialog';
import { EmptyState } from './EmptyState';
import { IconButton } from './IconButton';
import { BookIcon, TrashIcon } from './icons';
import { Notice } from './Notice';
import { ProgressBar } from './ProgressBar';
import { Select } from './Select';
import { Spinner } from './Spinner';
import { Tabs } from './Tabs';
import { TextArea } from './TextArea';
import { TextField } from './TextField';
import { ToastProvider, useToast } from './Toast';

let mounted: Mounted | undefined;
afterEach(() => {
  mounted?.unmount();
  mounted = undefined;
});

const nothing = () => {};
const focused = () => document.activeElement?.textContent;

function Everything() {
  return (
    <main>
      <h1>All of them</h1>
      <Section
        title="Buttons"
        description="In every look"
        actions={<IconButton label="Remove" icon={<TrashIcon />} />}
      >
        {(['primary', 'secondary', 'quiet', 'danger'] as const).map((variant) => (
          <Button key={variant} variant={variant}>
            {variant}
          </Button>
        ))}
        <Button disabled>Disabled</Button>
        <Button isBusy>Busy</Button>
        <Button isPressed>Pressed</Button>
        <ButtonLink href="#x">Link</ButtonLink>
      </Section>
      <Section title="Fields">
        <TextField label="Name" hint="As on LinkedIn" value="" placeholder="Hedda" onChange={nothing} />
        <TextField label="Address" error="Not an address" value="x" onChange={nothing} />
        <TextArea label="Note" value="Text" onChange={nothing} />
        <Select label="Kind" value="a" onChange={nothing} options={[{ value: 'a', label: 'A' }]} />
        <Checkbox label="Private" isChecked hint="Never quoted" onChange={nothing} />
        <Checkbox label="All" isChecked={false} isMixed onChange={nothing} />
        <Switch label="Button on the page" isChecked onChange={nothing} />
        <RadioGroup
          legend="How to start"
          value="one"
          onChange={nothing}
          options={[
            { value: 'one', label: 'One', hint: 'The first' },
            { value: 'two', label: 'Two' },
          ]}
        />
      </Section>
      <Card>
        {(['neutral', 'accent', 'warning', 'danger'] as const).map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        {(['info', 'success', 'warning', 'error'] as const).map((kind) => (
          <Notice
            key={kind}
            kind={kind}
            title={kind}
            onDismiss={nothing}
            action={<Button size="small">Step</Button>}
          >
            Words
          </Notice>
        ))}
        <ProgressBar label="Importing" value={3} max={10} note="3 of 10" />
        <ProgressBar label="Listing" />
        <Spinner label="Loading" />
        <EmptyState icon={<BookIcon />} title="Nothing yet" action={<Button>Add</Button>}>
          Add something.
        </EmptyState>
      </Card>
    </main>
  );
}

describe('base components', () => {
  it.each(['light', 'dark'] as const)('have no accessibility problem in %s', async (scheme) => {
    await setColorScheme(scheme);
    mounted = mount(<Everything />);
    expect(await accessibilityProblems()).toEqual([]);
    await setColorScheme('');
  });

  it('fit 320 px', async () => {
    await page.viewport(320, 700);
    mounted = mount(<Everything />);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });
});

describe('Button', () => {
  it('ignores clicks while busy, but keeps the focus', () => {
    const onClick = vi.fn();
    mounted = mount(
      <Button isBusy onClick={onClick}>
        Save
      </Button>,
    );
    button('Save').focus();
    click(button('Save'));
    expect(onClick).not.toHaveBeenCalled();
    expect(focused()).toBe('Save');
  });
});

describe('Tabs', () => {
  function TwoTabs() {
    const [selected, select] = useState<'one' | 'two' | 'three'>('one');
    return (
      <Tabs
        label="Views"
        selectedId={selected}
        onSelect={select}
        tabs={[
          { id: 'one', label: 'One' },
          { id: 'two', label: 'Two' },
          { id: 'three', label: 'Three' },
        ]}
      >
        Content of {selected}
      </Tabs>
    );
  }

  it('move with the arrows, around both ends, with one stop for Tab', async () => {
    mounted = mount(<TwoTabs />);
    button('One').focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()).toBe('Two');
    expect(document.querySelector('[role="tabpanel"]')?.textContent).toBe('Content of two');
    await userEvent.keyboard('{End}{ArrowRight}');
    expect(focused()).toBe('One');
    expect(document.querySelectorAll('[role="tab"][tabindex="0"]')).toHaveLength(1);
  });
});

describe('Dialog', () => {
  it('asks to be closed on Escape and stays open until its owner closes it', async () => {
    const onClose = vi.fn();
    const dialog = (isOpen: boolean) => (
      <Dialog isOpen={isOpen} title="Remove 3 documents?" onClose={onClose} footer={<Button>Remove</Button>}>
        You can undo this.
      </Dialog>
    );
    mounted = mount(dialog(true));
    expect(document.querySelector('dialog')?.matches(':modal')).toBe(true);
    expect(await accessibilityProblems()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
    expect(document.querySelector('dialog')?.open).toBe(true);
    mounted.render(dialog(false));
    expect(document.querySelector('dialog')).toBeNull();
  });
});

describe('Toast', () => {
  function Remover({ onUndo }: { onUndo: () => void }) {
    const toast = useToast();
    return (
      <Button onClick={() => toast({ words: 'Removed', onAction: onUndo, milliseconds: 60 })}>Remove</Button>
    );
  }

  it('undoes on request', () => {
    const onUndo = vi.fn();
    mounted = mount(
      <ToastProvider>
        <Remover onUndo={onUndo} />
      </ToastProvider>,
    );
    click(button('Remove'));
    click(button('Undo'));
    expect(onUndo).toHaveBeenCalledOnce();
    expect(document.body.textContent).not.toContain('Removed');
  });

  it('goes away by itself, but not from under the focus', async () => {
    vi.useFakeTimers();
    mounted = mount(
      <ToastProvider>
        <Remover onUndo={nothing} />
      </ToastProvider>,
    );
    click(button('Remove'));
    flushSync(() => button('Undo').focus());
    await vi.advanceTimersByTimeAsync(120);
    expect(document.body.textContent).toContain('Removed');
    flushSync(() => button('Remove').focus());
    await vi.advanceTimersByTimeAsync(120);
    vi.useRealTimers();
    await vi.waitFor(() => expect(document.querySelector('[role="status"]')?.textContent).toBe(''));
  });
});
