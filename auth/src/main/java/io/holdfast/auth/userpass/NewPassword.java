package io.holdfast.auth.userpass;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.crypto.kdf.Bcrypt;

/** A password that a request sets: in plain text, or hashed already. */
record NewPassword(String plain, String hash) {
  static final Field<String> PASSWORD =
      Field.string("password", "Password for this user.").sensitive();
  static final Field<String> PASSWORD_HASH =
      Field.string(
              "password_hash", "The bcrypt hash of a password for this user, instead of password.")
          .sensitive();

  private static final int LONGEST = 72;
  private static final int MIN_COST = 5;
  private static final int MAX_COST = 12;

  /** What becomes of the hash, in the transaction that stores it. */
  @FunctionalInterface
  interface Use {
    Response with(Call call, String hash);
  }

  /**
   * Reads the fields.
   *
   * @throws Refusal.InvalidRequest when both are given, or one that cannot be a password's
   */
  static NewPassword of(Call call) {
    NewPassword given = new NewPassword(call.get(PASSWORD), call.get(PASSWORD_HASH));
    if (!given.plain.isEmpty() && !given.hash.isEmpty()) {
      throw new Refusal.InvalidRequest("only one of password or password_hash may be provided");
    }
    if (given.plain.getBytes(UTF_8).length > LONGEST) {
      throw new Refusal.InvalidRequest(
          "password is longer than the " + LONGEST + " bytes that bcrypt takes");
    }
    if (!given.hash.isEmpty()) {
      checkHash(given.hash);
    }
    return given;
  }

  boolean isAbsent() {
    return plain.isEmpty() && hash.isEmpty();
  }

  /** The refusal where one must be given. */
  static Refusal.InvalidRequest missing() {
    return new Refusal.InvalidRequest("must provide either password or password_hash");
  }

  /** Hashes a password in plain text, outside any transaction, and goes on with the hash. */
  Outcome hashed(Call call, Use use) {
    if (plain.isEmpty()) {
      return use.with(call, hash);
    }
    Effect hashing =
        () -> {
          String fresh = PasswordWork.hash(plain);
          return later -> use.with(later, fresh);
        };
    return hashing;
  }

  private static void checkHash(String hash) {
    if (!Bcrypt.isHash(hash)) {
      throw new Refusal.InvalidRequest("password_hash is not a valid bcrypt hash");
    }
    int cost = Integer.parseInt(hash.substring(4, 6));
    if (cost < MIN_COST || cost > MAX_COST) {
      throw new Refusal.InvalidRequest(
          "password_hash has a bcrypt cost of "
              + cost
              + "; it must be between "
              + MIN_COST
              + " and "
              + MAX_COST);
    }
  }

  @Override
  public String toString() {
    return "NewPassword";
  }
}
