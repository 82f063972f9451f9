import { welcomeStrings } from '../../../locales/en/welcome';
import styles from './ReadTable.module.css';

const words = welcomeStrings.read;

/** What is read, when, and where it goes. On a narrow page each row becomes a block with its own labels. */
export function ReadTable() {
  return (
    <section className={styles.section} aria-labelledby="read">
      <h2 id="read">{words.title}</h2>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: display: block takes a table's meaning away in some browsers. */}
      <table className={styles.table} role="table">
        <thead>
          <tr role="row">
            <th role="columnheader" scope="col">
              {words.columns.what}
            </th>
            <th role="columnheader" scope="col">
              {words.columns.when}
            </th>
            <th role="columnheader" scope="col">
              {words.columns.where}
            </th>
          </tr>
        </thead>
        <tbody>
          {words.rows.map((row) => (
            <tr key={row.what} role="row">
              <th role="rowheader" scope="row">
                {row.what}
              </th>
              <td role="cell" data-label={words.columns.when}>
                {row.when}
              </td>
              <td role="cell" data-label={words.columns.where}>
                {row.where}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: as above. */}
      <p>
        <strong>{words.none}</strong>
      </p>
    </section>
  );
}
