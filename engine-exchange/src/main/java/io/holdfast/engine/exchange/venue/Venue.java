package io.holdfast.engine.exchange.venue;

import io.holdfast.engine.exchange.message.BodyForm;
import io.holdfast.engine.exchange.message.PathTemplate;
import io.holdfast.engine.exchange.message.VenueRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a venue signs, and what its requests are. Written as a document, see {@link VenueReader}.
 *
 * @param addresses base URLs by environment
 * @param algorithms how the signature of each is written
 * @param secret how the secret is written as the venue gives it
 * @param passphrase whether a key has one beside its secret
 * @param time how the timestamp is written
 * @param nonce the unit of nonces that only go up; empty where there are none
 * @param expires after so many seconds a request expires, for {@code {expires}}
 * @param window the tolerance in ms that is sent along unless the client gives one
 * @param body what bodies are
 * @param emptyBody what is sent where there would be no body
 * @param sendBody whether the body is sent, or only signed
 * @param signed what is signed
 * @param signatureName the parameter that carries the signature; empty where a header does
 * @param orders those requests that order something
 * @param withdrawals those that move assets away
 * @param symbols how markets are called in parameters, wherever they stand
 * @param reads paths that change nothing, though the method would say so
 * @param getActs whether a GET may change something
 */
public record Venue(
    String name,
    String title,
    Map<String, String> addresses,
    Map<Algorithm, TextEncoding> algorithms,
    TextEncoding secret,
    boolean passphrase,
    TimeUnit time,
    Optional<TimeUnit> nonce,
    long expires,
    String window,
    BodyForm body,
    String emptyBody,
    boolean sendBody,
    List<Addition> parameters,
    Template signed,
    Map<String, Template> headers,
    String signatureName,
    List<Shape> orders,
    List<Shape> withdrawals,
    Set<String> symbols,
    List<PathTemplate> reads,
    boolean getActs) {
  private static final Pattern MOVES = Pattern.compile("withdraw|payout|transfer|/send([_/-]|$)");

  /** Whether what is sent shows the secret itself; then nobody but the venue may see it. */
  public boolean showsSecret() {
    return algorithms.containsKey(Algorithm.NONE);
  }

  /** The order shape of a request, if it is an order. */
  public Optional<Shape> order(VenueRequest request) {
    return orders.stream().filter(shape -> shape.covers(request)).findFirst();
  }

  /** The shape of a withdrawal, if a request is one that is described. */
  public Optional<Shape> withdrawal(VenueRequest request) {
    return withdrawals.stream().filter(shape -> shape.covers(request)).findFirst();
  }

  /**
   * Whether a request moves assets away, or looks as if: what the document does not describe is
   * told by its path.
   */
  public boolean movesAssets(VenueRequest request) {
    if (withdrawal(request).isPresent()) {
      return true;
    }
    return mayAct(request)
        && MOVES.matcher(request.path().toLowerCase(Locale.ROOT)).find()
        && reads.stream().noneMatch(path -> path.match(request.path()).isPresent());
  }

  /** Whether a request may change something, so that it must not be sent twice. */
  public boolean mayAct(VenueRequest request) {
    if (!request.method().equals("GET")) {
      return true;
    }
    return getActs && reads.stream().noneMatch(path -> path.match(request.path()).isPresent());
  }

  @Override
  public String toString() {
    return "Venue[" + name + "]";
  }
}
