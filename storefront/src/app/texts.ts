/** Files under the name of the folder that owns them; the API's texts are those of its problems. */
export function byNamespace(files: Record<string, Record<string, string>>): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => {
      const folder = path.split('/').at(-3) ?? path;
      return [folder === '.' || folder === 'app' ? 'app' : folder === 'api' ? 'problem' : folder, texts];
    }),
  );
}
