/** Gives the view of bytes that are the same time after time: four of them can be read at once through it. */
export function rememberedView(): (bytes: Uint8Array) => DataView {
  let known: Uint8Array | null = null;
  let view: DataView = new DataView(new ArrayBuffer(0));
  return (bytes) => {
    if (bytes !== known) {
      known = bytes;
      view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return view;
  };
}
