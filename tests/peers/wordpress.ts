/** A real WordPress: the packaged release, run by PHP compiled for Node, with its database in a temporary folder. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'

export interface WordpressPost {
  id: number
  slug: string
  status: string
  link: string
  title: string
  excerpt: string
  content: string
  media: { alt: string; url: string } | null
}

export interface Wordpress {
  url: string
  user: string
  /** An application password, as an officer makes one in the profile. */
  applicationPassword: string
  /** Every post in every state, the trash included, oldest first. */
  posts(): Promise<WordpressPost[]>
  /** Uploaded files. */
  mediaCount(): Promise<number>
  revoke(): Promise<void>
  close(): Promise<void>
}

const release = 'wp-6.5.zip'

export async function startWordpress(): Promise<Wordpress> {
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-wordpress-'))
  await unpack(folder)
  const server = await startServer(folder)
  const { php } = server
  const applicationPassword = (await php(
    `return WP_Application_Passwords::create_new_application_password(1, ['name' => 'pendopo'])[0];`,
  )) as string
  const user = (await php(`return get_userdata(1)->user_login;`)) as string
  // The post that every new WordPress greets its owner with.
  await php(`wp_delete_post(1, true); return true;`)

  return {
    url: server.url,
    user,
    applicationPassword,
    posts: () =>
      php(`return array_map(function ($p) {
        $media = get_post_thumbnail_id($p);
        return ['id' => $p->ID, 'slug' => $p->post_name, 'status' => $p->post_status, 'link' => get_permalink($p),
          'title' => $p->post_title, 'excerpt' => $p->post_excerpt, 'content' => $p->post_content,
          'media' => $media ? ['alt' => get_post_meta($media, '_wp_attachment_image_alt', true), 'url' => wp_get_attachment_url($media)] : null];
      }, get_posts(['post_type' => 'post', 'numberposts' => -1, 'orderby' => 'ID', 'order' => 'ASC',
        'post_status' => ['publish', 'future', 'draft', 'pending', 'private', 'trash']]));`) as Promise<
        WordpressPost[]
      >,
    mediaCount: () => php(`return array_sum((array) wp_count_attachments());`) as Promise<number>,
    revoke: async () =>
      void (await php(`WP_Application_Passwords::delete_all_application_passwords(1); return true;`)),
    async close() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Answer {
  id: number
  text: string
  errors: string
}

/** PHP gets a process of its own: it is busy for long, and ends for sure. */
async function startServer(folder: string) {
  const child = fork(join(import.meta.dirname, 'wordpress-server.ts'), [folder], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`WordPress ended with ${code} before it was ready.`)))
    child.on('message', (message: { url: string } | Answer) => {
      if ('url' in message) resolve(message.url)
      else waiting.get(message.id)?.(message)
    })
  })
  let last = 0
  return {
    url,
    async php(code: string): Promise<unknown> {
      last += 1
      const id = last
      const { text, errors } = await new Promise<Answer>((resolve, reject) => {
        waiting.set(id, resolve)
        child.once('exit', () => reject(new Error('WordPress has ended.')))
        child.send({
          id,
          code: `<?php require '/wordpress/wp-load.php'; echo json_encode((function () { ${code} })());`,
        })
      })
      waiting.delete(id)
      child.removeAllListeners('exit')
      if (text === '') throw new Error(`WordPress did not answer: ${errors}`)
      return JSON.parse(text)
    },
    stop: () =>
      new Promise<void>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}

async function unpack(folder: string): Promise<void> {
  const home = dirname(createRequire(import.meta.url).resolve('@wp-playground/wordpress-builds/package.json'))
  const file = await readFile(join(home, 'src/wordpress', release))
  const zip = new ZipReader(new BlobReader(new Blob([file])))
  for (const entry of await zip.getEntries()) {
    const path = join(folder, entry.filename)
    if (!path.startsWith(`${folder}/`))
      throw new Error(`The package holds a path outside itself: ${entry.filename}`)
    if (entry.directory) continue
    await mkdir(dirname(path), { recursive: true })
    const bytes = await entry.getData?.(new Uint8ArrayWriter())
    if (bytes !== undefined) await writeFile(path, bytes)
  }
  await zip.close()
}
