package io.holdfast.core.identity.oidc;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import io.holdfast.crypto.SecretBytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Named keys in storage, their private halves apart. */
public final class KeyStore {
  private static final String NAMED = "oidc/key/";
  private static final String PRIVATE = "oidc/private/";
  private static final String BY_ID = "oidc/kid/";
  private static final String ROTATE = "rotate:";

  private final Call call;
  private final StorageView view;

  /** What a key's id points to. */
  record Pointer(String key) {}

  public KeyStore(Call call) {
    this.call = call;
    this.view = call.storage();
  }

  public Optional<NamedKey> find(String name) {
    Optional<NamedKey> stored =
        name.isEmpty() ? Optional.empty() : view.get(NAMED + name, NamedKey.class);
    return name.equals(NamedKey.DEFAULT)
        ? stored.or(() -> Optional.of(NamedKey.byDefault()))
        : stored;
  }

  /** The named key with the key of an id, for verification. */
  Optional<NamedKey> byKeyId(String kid) {
    return view.get(BY_ID + kid, Pointer.class).flatMap(at -> find(at.key()));
  }

  List<String> names(Page page) {
    TreeSet<String> names = new TreeSet<>(view.list(NAMED, page.after(), page.limit()));
    if (NamedKey.DEFAULT.compareTo(page.after()) > 0) {
      names.add(NamedKey.DEFAULT);
    }
    return names.stream().limit(page.limit()).toList();
  }

  void put(NamedKey key) {
    view.put(NAMED + key.name(), key);
  }

  void delete(NamedKey key) {
    key.keys().forEach(this::forget);
    view.delete(NAMED + key.name());
    call.services().schedule().cancel(ROTATE + key.name());
  }

  private void forget(PublicKey key) {
    view.delete(PRIVATE + key.kid());
    view.delete(BY_ID + key.kid());
  }

  /**
   * The private key that signs.
   *
   * @throws Refusal.InvalidRequest when there is none yet
   */
  SecretBytes signing(NamedKey key) {
    return key.signing()
        .flatMap(signing -> view.getSecret(PRIVATE + signing.kid()))
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "the key \""
                    + key.name()
                    + "\" has not been made yet; write a role or client"
                    + " that uses it"));
  }

  /** Gives a key its first pair of keys; those of another algorithm sign no more. */
  void begin(NamedKey key, FreshKey signing, FreshKey next) {
    List<PublicKey> keys = new ArrayList<>();
    key.keys().stream()
        .filter(old -> !old.isOver(call.now()))
        .forEach(old -> keys.add(retired(old, key.verificationTtl())));
    keys.add(add(key, signing));
    keys.add(add(key, next));
    NamedKey made = key.with(keys);
    put(made);
    schedule(made);
  }

  /** A key that only verifies from now on, and for so long. */
  private PublicKey retired(PublicKey key, Duration verification) {
    view.delete(PRIVATE + key.kid());
    return key.until() == null ? key.until(call.now().plus(verification)) : key;
  }

  /**
   * Has the next key sign, and a fresh one come next.
   *
   * @param verification how long the one that signed still verifies; null for as the key says
   */
  void rotate(NamedKey key, FreshKey fresh, @Nullable Duration verification) {
    List<PublicKey> keys = new ArrayList<>();
    for (PublicKey old : key.keys()) {
      if (old.isOver(call.now())) {
        forget(old);
      } else if (key.signing().filter(old::equals).isPresent()) {
        keys.add(retired(old, verification == null ? key.verificationTtl() : verification));
      } else {
        keys.add(old);
      }
    }
    keys.add(add(key, fresh));
    NamedKey after = key.with(keys);
    put(after);
    schedule(after);
  }

  private PublicKey add(NamedKey key, FreshKey fresh) {
    String kid = call.services().uuid();
    view.putSecret(PRIVATE + kid, fresh.secret());
    view.put(BY_ID + kid, new Pointer(key.name()));
    return new PublicKey(kid, fresh.algorithm(), fresh.spki(), null);
  }

  void schedule(NamedKey key) {
    call.services().schedule().at(ROTATE + key.name(), call.now().plus(key.rotationPeriod()));
  }

  /** The name of the key that a scheduled subject rotates. */
  static Optional<String> rotated(String subject) {
    return subject.startsWith(ROTATE)
        ? Optional.of(subject.substring(ROTATE.length()))
        : Optional.empty();
  }
}
