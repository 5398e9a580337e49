package io.holdfast.engine.exchange.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.Call;
import io.holdfast.api.Cidr;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.exchange.outside.BaseUrl;
import io.holdfast.engine.exchange.route.Inputs;
import io.holdfast.engine.exchange.route.Named;
import io.holdfast.engine.exchange.venue.Algorithm;
import io.holdfast.engine.exchange.venue.Venue;
import io.holdfast.engine.exchange.venue.Venues;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** {@code keys/:name} and {@code keys/:name/rotate}: no path shows a secret. */
public final class KeyPath {
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._:/+=@~-]{1,300}");

  private final KeyStore keys;
  private final Venues venues;
  private final BiPredicate<Call, String> hasPolicy;

  /**
   * @param hasPolicy whether there is a policy of a name
   */
  public KeyPath(KeyStore keys, Venues venues, BiPredicate<Call, String> hasPolicy) {
    this.keys = keys;
    this.venues = venues;
    this.hasPolicy = hasPolicy;
  }

  public Routes routes() {
    return Routes.of(
        Named.KEYS.list(),
        Named.KEYS
            .route("")
            .describe(
                "Import, make, read, change or delete a key of a venue.",
                "The secret is written once and never shown, by no path and to nobody. Venue,"
                    + " algorithm and address never change; a new secret comes by rotate.")
            .fields(KeyFields.FIXED)
            .fields(KeyFields.SECRETS)
            .fields(KeyFields.CHANGEABLE)
            .exists(Named.KEYS::exists)
            .on(
                Operation.READ,
                call -> Response.data(keys.require(call, call.get(Named.NAME)).view()))
            .onWrite(call -> Named.KEYS.exists(call) ? change(call) : create(call))
            .on(Operation.DELETE, this::delete),
        Named.KEYS
            .route("/rotate")
            .describe(
                "Give a key another secret.",
                "The one before is gone at once. Of a key pair made here the answer has the public"
                    + " key; the key signs with it from now on.")
            .fields(KeyFields.SECRETS)
            .onWrite(this::rotate));
  }

  private Response create(Call call) {
    String name = call.get(Named.NAME);
    if (!call.has(KeyFields.VENUE)) {
      throw Inputs.invalid(KeyFields.VENUE.name(), "is required for a new key");
    }
    Venue venue = venues.require(call, call.get(KeyFields.VENUE));
    Algorithm algorithm = algorithm(call, venue);
    String environment = call.get(KeyFields.ENVIRONMENT);
    StoredKey described =
        new StoredKey(
            venue.name(),
            algorithm.wireName(),
            keyId(call).orElse(""),
            baseUrl(call, venue, environment),
            environment,
            Custody.NOBODY,
            Material.none(call.now()),
            call.now());
    return store(call, name, venue, changed(call, described));
  }

  private static Algorithm algorithm(Call call, Venue venue) {
    if (!call.has(KeyFields.ALGORITHM)) {
      if (venue.algorithms().size() == 1) {
        return venue.algorithms().keySet().iterator().next();
      }
      throw Inputs.invalid(
          KeyFields.ALGORITHM.name(), "is required; this venue knows " + names(venue));
    }
    return Algorithm.named(call.get(KeyFields.ALGORITHM))
        .filter(venue.algorithms()::containsKey)
        .orElseThrow(() ->
            Inputs.invalid(
                KeyFields.ALGORITHM.name(), "is not one of this venue's: " + names(venue)));
  }

  private static String names(Venue venue) {
    return String.join(
        ", ", venue.algorithms().keySet().stream().map(Algorithm::wireName).toList());
  }

  private static Optional<String> keyId(Call call) {
    Optional<String> given = call.find(KeyFields.KEY_ID).filter(text -> !text.isEmpty());
    if (given.isPresent() && !KEY_ID.matcher(given.get()).matches()) {
      throw Inputs.invalid(
          KeyFields.KEY_ID.name(), "has other than letters, digits and . _ : / + = @ ~ -");
    }
    return given;
  }

  private static String baseUrl(Call call, Venue venue, String environment) {
    String given = call.get(KeyFields.BASE_URL);
    String text = given.isEmpty() ? venue.addresses().get(environment) : given;
    if (text == null) {
      throw Inputs.invalid(
          KeyFields.BASE_URL.name(),
          "is required: the venue's document has no address for the environment \""
              + environment
              + "\"");
    }
    return Inputs.of(KeyFields.BASE_URL.name(), () -> BaseUrl.parse(text)).toString();
  }

  /** With a fresh secret, as the request gives it or has it made. */
  private Response store(Call call, String name, Venue venue, StoredKey key) {
    Algorithm algorithm = key.signs();
    boolean generate = call.get(KeyFields.GENERATE);
    if (generate == call.has(KeyFields.SECRET)) {
      throw Inputs.invalid(
          KeyFields.SECRET.name(), "is required, or generate for a key pair made here; not both");
    }
    if (venue.passphrase() && call.get(KeyFields.PASSPHRASE).isEmpty()) {
      throw Inputs.invalid(KeyFields.PASSPHRASE.name(), "is required at this venue");
    }
    Optional<SecretBytes> passphrase =
        call.find(KeyFields.PASSPHRASE)
            .filter(text -> !text.isEmpty())
            .map(text -> SecretBytes.take(text.getBytes(UTF_8)));
    try (SecretBytes secret =
        Inputs.of(
            generate ? KeyFields.GENERATE.name() : KeyFields.SECRET.name(),
            () ->
                generate
                    ? SecretText.generate(algorithm)
                    : SecretText.read(algorithm, venue.secret(), call.get(KeyFields.SECRET)))) {
      StoredKey stored =
          key.of(
              key.material().next(SecretText.publicKey(algorithm, secret), generate, call.now()));
      keys.put(call, name, stored, secret, passphrase);
      if (stored.policy().isEmpty()) {
        call.warn("the key has no policy and signs nothing until it has one");
      }
      return Response.data(stored.view());
    } finally {
      passphrase.ifPresent(SecretBytes::close);
    }
  }

  private Response rotate(Call call) {
    String name = call.get(Named.NAME);
    StoredKey key = keys.require(call, name);
    keys.drop(call, name, key);
    return store(
        call, name, venues.require(call, key.venue()), keyId(call).map(key::called).orElse(key));
  }

  private Response change(Call call) {
    String name = call.get(Named.NAME);
    StoredKey key = keys.require(call, name);
    for (Field<String> secret : List.of(KeyFields.SECRET, KeyFields.PASSPHRASE)) {
      if (call.has(secret)) {
        throw Inputs.invalid(
            secret.name(),
            Named.KEYS.label(name) + " exists; write it to keys/" + name + "/rotate");
      }
    }
    requireSame(call, KeyFields.VENUE, key.venue());
    requireSame(call, KeyFields.ALGORITHM, key.algorithm());
    requireSame(call, KeyFields.BASE_URL, key.baseUrl());
    requireSame(call, KeyFields.ENVIRONMENT, key.environment());
    StoredKey changed = changed(call, keyId(call).map(key::called).orElse(key));
    keys.save(call, name, changed);
    return Response.data(changed.view());
  }

  private static void requireSame(Call call, Field<String> field, String stored) {
    if (call.has(field) && !call.get(field).equals(stored)) {
      throw Inputs.invalid(
          field.name(), "never changes; import the key under another name instead");
    }
  }

  private StoredKey changed(Call call, StoredKey key) {
    String policy = call.get(KeyFields.POLICY);
    if (call.has(KeyFields.POLICY) && !policy.isEmpty() && !hasPolicy.test(call, policy)) {
      throw Inputs.invalid(
          KeyFields.POLICY.name(),
          "there is no %s; write it to policies/%s first"
              .formatted(Named.POLICIES.label(policy), policy));
    }
    return key.in(key.custody().changed(call));
  }

  private Response delete(Call call) {
    keys.delete(call, call.get(Named.NAME));
    return Response.empty();
  }

  /** A key that is not there, or may not be used from where the call comes. */
  public static void requireSource(Call call, StoredKey key) {
    if (!Cidr.allow(key.custody().sourceAddresses(), call.request().origin().address())) {
      throw new Refusal.PermissionDenied("the key may not be used from this address");
    }
  }
}
