/** A real WordPress: the packaged release, run by PHP compiled for Node, with its database in a temporary folder. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { startServer, type PeerProcess } from './start-server.ts'

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
  newApplicationPassword(): Promise<string>
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
  await unpack(join(folder, 'data'))
  const server = await startServer('wordpress-server.ts', folder)
  const php = phpOf(server)
  const newApplicationPassword = () =>
    php(
      `return WP_Application_Passwords::create_new_application_password(1, ['name' => wp_generate_uuid4()])[0];`,
    ) as Promise<string>
  const applicationPassword = await newApplicationPassword()
  const user = (await php(`return get_userdata(1)->user_login;`)) as string
  // The post that every new WordPress greets its owner with.
  await php(`wp_delete_post(1, true); return true;`)

  return {
    url: server.url,
    user,
    applicationPassword,
    newApplicationPassword,
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

type Php = (code: string) => Promise<unknown>

/** Runs PHP inside the site and answers what it returns. */
function phpOf({ child }: PeerProcess): Php {
  const waiting = new Map<number, (answer: Answer) => void>()
  child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer))
  let last = 0
  return async (code) => {
    last += 1
    const id = last
    const { text, errors } = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve)
      child.send({
        id,
        code: `<?php require '/wordpress/wp-load.php'; echo json_encode((function () { ${code} })());`,
      })
    })
    waiting.delete(id)
    if (text === '') throw new Error(`WordPress did not answer: ${errors}`)
    return JSON.parse(text)
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
