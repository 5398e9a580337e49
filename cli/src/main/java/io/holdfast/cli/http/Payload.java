package io.holdfast.cli.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A request's body, which is written once its length was told. */
interface Payload {
  long length();

  void writeTo(OutputStream out) throws IOException;

  static Payload of(byte[] bytes) {
    return new Payload() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }

  /** A file, which is never in memory as a whole. */
  static Payload of(Path file) throws IOException {
    long length = Files.size(file);
    return new Payload() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        Files.copy(file, out);
      }
    };
  }
}
