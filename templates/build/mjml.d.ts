/** The little of mjml that the build uses; the package has no types of its own. */
declare module "mjml" {
  interface Options {
    readonly validationLevel: "strict";
    /** Web fonts to link when their names turn up. */
    readonly fonts: Readonly<Record<string, string>>;
  }
  // biome-ignore lint/style/noDefaultExport: that is how the package exports it
  export default function mjml2html(mjml: string, options: Options): Promise<{ readonly html: string }>;
}
