/** Twice as many pixels as on a usual screen: sharp in print, too. */
const density = 2;

/**
 * A picture of SVG as PNG, in Base64.
 * @param notDrawn said where it is too large for the browser to draw
 */
export async function drawPng(
  { svg, width, height }: { readonly svg: string; readonly width: number; readonly height: number },
  notDrawn: string,
): Promise<string> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width * density, height * density];
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const [, bytes = ''] = canvas.toDataURL('image/png').split('base64,');
    if (!context || bytes === '') throw new Error(notDrawn);
    return bytes;
  } finally {
    URL.revokeObjectURL(url);
  }
}
