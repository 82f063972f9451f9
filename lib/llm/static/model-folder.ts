/** The folder of embedding models in the origin's private file system: no site and no program sees it. */
export async function modelFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle('embedding-models', { create: true });
}
