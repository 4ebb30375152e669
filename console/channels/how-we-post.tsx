import { t } from '../frame/messages.ts'
import classes from './channels.module.css'

/** The rules that the house keeps by itself, and why: for whoever posts. */
export function HowWePost() {
  return (
    <section className={classes.rules} aria-labelledby="how-we-post">
      <h2 id="how-we-post">{t('console.channel.rules_title')}</h2>
      <p>{t('console.channel.rules_why')}</p>
    </section>
  )
}
