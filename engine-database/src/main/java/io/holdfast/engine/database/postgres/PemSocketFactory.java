package io.holdfast.engine.database.postgres;

import io.holdfast.engine.database.tls.PemTls;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.postgresql.ssl.WrappedFactory;

/**
 * TLS with the certificates of the configuration; made by pgjdbc, by its name and one text. Whether
 * the host's name is the certificate's is pgjdbc's to look at ({@code verify-full}).
 */
public final class PemSocketFactory extends WrappedFactory {
  /** Made by the driver. */
  public PemSocketFactory(String argument) {
    String[] parts = argument.split("\\.", -1);
    this.factory =
        new PemTls(text(parts[0]), text(parts[1]), text(parts[2]), parts[3].equals("verify"))
            .context()
            .getSocketFactory();
  }

  /** The text that says all. */
  static String argument(PemTls tls) {
    StringBuilder out = new StringBuilder();
    for (String pem : List.of(tls.ca(), tls.certificate(), tls.key())) {
      out.append(Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8)));
      out.append('.');
    }
    return out.append(tls.verifying() ? "verify" : "any").toString();
  }

  private static String text(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
