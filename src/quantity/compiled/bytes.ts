/** Bytes that grow. */
export class Bytes {
  private data = new Uint8Array(256);
  private view = new DataView(this.data.buffer);
  length = 0;

  byte(value: number): this {
    this.room(1);
    this.data[this.length++] = value;
    return this;
  }

  /** An unsigned whole number, seven bits a byte (LEB128). */
  unsigned(value: number): this {
    this.room(5);
    let rest = value;
    while (rest >= 0x80) {
      this.data[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.data[this.length++] = rest;
    return this;
  }

  /** A signed whole number of 32 bits, seven bits a byte. */
  signed(value: number): this {
    this.room(5);
    let rest = value | 0;
    while (rest < -0x40 || rest >= 0x40) {
      this.data[this.length++] = (rest & 0x7f) | 0x80;
      rest >>= 7;
    }
    this.data[this.length++] = rest & 0x7f;
    return this;
  }

  float(value: number): this {
    this.room(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
    return this;
  }

  all(bytes: Bytes | Uint8Array): this {
    const data = bytes instanceof Bytes ? bytes.taken() : bytes;
    this.room(data.length);
    this.data.set(data, this.length);
    this.length += data.length;
    return this;
  }

  /** Bytes after their number. */
  sized(bytes: Bytes): this {
    return this.unsigned(bytes.length).all(bytes);
  }

  text(ascii: string): this {
    return this.unsigned(ascii.length).all(Uint8Array.from(ascii, c => c.charCodeAt(0)));
  }

  taken(): Uint8Array {
    return this.data.slice(0, this.length);
  }

  private room(more: number): void {
    if (this.length + more <= this.data.length) return;
    const data = new Uint8Array(Math.max(this.data.length * 2, this.length + more));
    data.set(this.data);
    this.data = data;
    this.view = new DataView(data.buffer);
  }
}
