package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.engine.pki.acme.jose.AccountKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account, which is a key.
 *
 * @param id in its URL
 * @param status valid, or deactivated, which is for good
 * @param key its public key, as a JWK
 * @param directory in which it was made, and is good
 * @param eab the id of the external binding that it was made with; empty for none
 */
record Account(
    String id,
    String status,
    List<String> contact,
    boolean termsAgreed,
    String key,
    String thumbprint,
    String directory,
    Instant created,
    Instant changed,
    String eab) {
  static final String VALID = "valid";
  static final String DEACTIVATED = "deactivated";

  private static final String ACCOUNTS = "acme/account/";
  private static final String BY_KEY = "acme/account-by-key/";

  /** Where an account is by its key, within a directory. */
  record Pointer(String id) {}

  static Optional<Account> find(Call call, String id) {
    return id.isEmpty() || id.contains("/")
        ? Optional.empty()
        : call.storage().get(ACCOUNTS + id, Account.class);
  }

  static Optional<Account> find(Call call, Directory directory, AccountKey key) {
    return call.storage()
        .get(BY_KEY + key.thumbprint() + "/" + directory.key(), Pointer.class)
        .flatMap(pointer -> find(call, pointer.id()));
  }

  static List<String> ids(StorageView storage, String after, int limit) {
    return storage.list(ACCOUNTS, after, limit);
  }

  void store(Call call) {
    call.storage().put(ACCOUNTS + id, this);
    call.storage().put(BY_KEY + thumbprint + "/" + directory.replace('/', ':'), new Pointer(id));
  }

  void delete(Call call) {
    call.storage().delete(ACCOUNTS + id);
    call.storage().delete(BY_KEY + thumbprint + "/" + directory.replace('/', ':'));
  }

  boolean isValid() {
    return status.equals(VALID);
  }

  AccountKey accountKey() {
    return AccountKey.parse(key);
  }

  Account with(List<String> otherContact, Instant now) {
    return new Account(
        id, status, otherContact, termsAgreed, key, thumbprint, directory, created, now, eab);
  }

  Account withKey(AccountKey other, Instant now) {
    return new Account(
        id,
        status,
        contact,
        termsAgreed,
        other.json().toJSONString(),
        other.thumbprint(),
        directory,
        created,
        now,
        eab);
  }

  Account deactivated(Instant now) {
    return new Account(
        id, DEACTIVATED, contact, termsAgreed, key, thumbprint, directory, created, now, eab);
  }

  ObjectNode asJson(Directory of) {
    ObjectNode out = Json.object();
    out.put("status", status);
    out.set("contact", Json.array(contact));
    out.put("termsOfServiceAgreed", termsAgreed);
    out.put("orders", of.url("orders"));
    return out;
  }

  /** Leaves out who can be reached. */
  @Override
  public String toString() {
    return "Account[" + id + " " + status + "]";
  }
}
