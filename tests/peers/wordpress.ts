/** A real WordPress: the packaged release, run by PHP compiled for Node, with its database in a temporary folder. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runCLI } from '@wp-playground/cli'
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
  const playground = await runCLI({
    command: 'server',
    port: 0,
    php: '8.2',
    workers: 1,
    quiet: true,
    // The default would download a release.
    wordpressInstallMode: 'install-from-existing-files',
    'mount-before-install': [{ hostPath: folder, vfsPath: '/wordpress' }],
    // Without https, application passwords work only on a site that calls itself local.
    define: { WP_ENVIRONMENT_TYPE: 'local' },
  })
  const php = async (code: string): Promise<unknown> => {
    const { text, errors } = await playground.playground.run({
      code: `<?php require '/wordpress/wp-load.php'; echo json_encode((function () { ${code} })());`,
    })
    if (text === '') throw new Error(`WordPress did not answer: ${errors}`)
    return JSON.parse(text)
  }
  const applicationPassword = (await php(
    `return WP_Application_Passwords::create_new_application_password(1, ['name' => 'pendopo'])[0];`,
  )) as string
  const user = (await php(`return get_userdata(1)->user_login;`)) as string
  // The post that every new WordPress greets its owner with.
  await php(`wp_delete_post(1, true); return true;`)

  return {
    url: playground.serverUrl,
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
      await playground[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
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
