package io.holdfast.engine.database.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Why TLS to a database failed, in words that name the setting. */
public final class Handshakes {
  private static final int DEEPEST = 12;
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

  private Handshakes() {}

  /**
   * What a failure says about TLS; empty where it is about something else.
   *
   * @param authorities the setting with the certificates that are trusted
   * @param own the setting with the client's certificate
   */
  public static Optional<String> explain(Throwable failure, String authorities, String own) {
    Optional<String> said = Optional.empty();
    Throwable cause = failure;
    // The deepest cause is the most exact.
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      Optional<String> deeper = ofOne(cause, authorities, own);
      said = deeper.isPresent() ? deeper : said;
      cause = cause.getCause();
    }
    return said;
  }

  private static Optional<String> ofOne(Throwable cause, String authorities, String own) {
    String message = String.valueOf(cause.getMessage());
    return switch (cause) {
      case CertificateExpiredException expired ->
          Optional.of("the certificate of the database has expired: " + message);
      case CertPathBuilderException unknown -> Optional.of(untrusted(authorities));
      case CertPathValidatorException wrong -> Optional.of(untrusted(authorities));
      case CertificateException named when message.startsWith("No ") ->
          Optional.of("the certificate of the database is for another host: " + message);
      case SSLException refused -> alert(message, own);
      default -> Optional.empty();
    };
  }

  private static String untrusted(String authorities) {
    return "the certificate of the database does not come from an authority that is trusted: put"
        + " the authority's certificate into "
        + authorities;
  }

  private static Optional<String> alert(String message, String own) {
    Matcher alert = ALERT.matcher(message);
    return alert.find()
        ? Optional.of(
            "the database ended TLS with \"" + alert.group(1) + "\": it may want another " + own)
        : Optional.empty();
  }
}
