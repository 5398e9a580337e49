package io.holdfast.bitcoin.policy.obligation;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.policy.document.Durations;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.Factor;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of obligations: {@code approvals}, {@code approval_ttl}, {@code delay}, {@code
 * webhook}.
 */
public final class ObligationReader {
  private static final String APPROVALS = "approvals";
  private static final String TTL = "approval_ttl";
  private static final String DELAY = "delay";
  private static final String WEBHOOK = "webhook";
  private static final String BREAK_GLASS = "break_glass";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int MAX_URL = 1000;
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private ObligationReader() {}

  /** Reads the fields that are there. */
  public static Obligations read(Fields fields) {
    List<Factor> factors = Factors.read(fields, APPROVALS).orElse(List.of());
    Duration delay = fields.duration(DELAY, Duration.ZERO, LONGEST).orElse(Duration.ZERO);
    Optional<Duration> ttl = fields.duration(TTL, SHORTEST, LONGEST);
    if (fields.has(TTL) && !fields.has(APPROVALS)) {
      fields.problem(TTL, "has no effect without " + APPROVALS);
    }
    if (ttl.isPresent() && ttl.get().compareTo(delay) <= 0) {
      fields.problem(TTL, "is over before the delay is; give approvals longer");
    }
    return new Obligations(
        factors,
        ttl.orElse(Obligations.USUAL_TTL.plus(delay)),
        delay,
        fields
            .object(WEBHOOK, "a webhook")
            .flatMap(ObligationReader::webhook)
            .map(List::of)
            .orElse(List.of()),
        Optional.empty());
  }

  /** Reads {@code break_glass}. */
  public static Optional<BreakGlass> breakGlass(Fields fields) {
    return fields
        .object(BREAK_GLASS, "break_glass")
        .map(object -> {
          Factor by = Factors.one(object);
          List<Factor> review = Factors.read(object, "review").orElse(List.of());
          if (review.isEmpty()) {
            object.require("review");
          }
          Duration within =
              object.duration("review_within", SHORTEST, LONGEST).orElse(Duration.ofHours(24));
          object.end();
          return new BreakGlass(by, new Review(review, within));
        });
  }

  private static Optional<Webhook> webhook(Fields fields) {
    Optional<String> url = fields.text("url", MAX_URL, ObligationReader::url);
    Optional<PublicKey> key = fields.text("public_key", 100, PublicKey::parse);
    fields.require("url");
    fields.require("public_key");
    fields.end();
    return url.flatMap(text -> key.map(known -> new Webhook(text, known)));
  }

  private static String url(String text) {
    try {
      URI uri = new URI(text);
      String host = uri.getHost();
      boolean safe =
          host != null
              && ("https".equals(uri.getScheme())
                  || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host)));
      if (!safe || uri.getUserInfo() != null) {
        throw new BitcoinException(
            "expected https://, a host, and no user in it; http:// goes to this machine alone");
      }
      return text;
    } catch (URISyntaxException e) {
      throw new BitcoinException("it is no URL: " + e.getReason());
    }
  }

  /** Puts the fields of obligations into a document. */
  public static void write(Obligations obligations, Map<String, Object> document) {
    if (!obligations.factors().isEmpty()) {
      document.put(APPROVALS, Factors.write(obligations.factors()));
      document.put(TTL, Durations.text(obligations.approvalTtl()));
    }
    if (!obligations.delay().isZero()) {
      document.put(DELAY, Durations.text(obligations.delay()));
    }
    for (Webhook webhook : obligations.webhooks()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("url", webhook.url());
      object.put("public_key", webhook.publicKey().toString());
      document.put(WEBHOOK, object);
    }
  }

  /** Puts {@code break_glass} into a document. */
  public static void write(BreakGlass glass, Map<String, Object> document) {
    Map<String, Object> object = new LinkedHashMap<>();
    Factors.write(glass.by(), object);
    object.put("review", Factors.write(glass.review().factors()));
    object.put("review_within", Durations.text(glass.review().within()));
    document.put(BREAK_GLASS, object);
  }
}
