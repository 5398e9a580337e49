package io.holdfast.engines.ssh.role;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The roles of a mount. */
public record RoleStore(StorageView storage) {
  private static final String ROLES = "role/";

  /** What is stored: the role below the name of its kind. */
  private record Entry(@Nullable CaRole ca, @Nullable OtpRole otp) {
    static Entry of(SshRole role) {
      return switch (role) {
        case CaRole ca -> new Entry(ca, null);
        case OtpRole otp -> new Entry(null, otp);
      };
    }

    SshRole role() {
      return ca != null ? ca : Objects.requireNonNull(otp);
    }
  }

  public static RoleStore of(Call call) {
    return new RoleStore(call.storage());
  }

  public List<String> names(Page page) {
    return page.of(storage, ROLES);
  }

  /** The names of all roles. */
  public List<String> names() {
    return storage.list(ROLES);
  }

  public Optional<SshRole> find(String name) {
    return storage.get(ROLES + name, Entry.class).map(Entry::role);
  }

  /**
   * A role that has to sign certificates.
   *
   * @throws Refusal.InvalidRequest when there is none of the name, or it is of the other kind
   */
  public CaRole requireCa(String name) {
    if (require(name) instanceof CaRole role) {
      return role;
    }
    throw new Refusal.InvalidRequest(
        "role \"" + name + "\" is of key_type otp: it signs nothing; use creds/" + name);
  }

  /**
   * A role that has to give one-time passwords.
   *
   * @throws Refusal.InvalidRequest when there is none of the name, or it is of the other kind
   */
  public OtpRole requireOtp(String name) {
    if (require(name) instanceof OtpRole role) {
      return role;
    }
    throw new Refusal.InvalidRequest(
        "role \"" + name + "\" is of key_type ca: it gives no passwords; use sign/" + name);
  }

  private SshRole require(String name) {
    return find(name).orElseThrow(() -> new Refusal.InvalidRequest("unknown role: " + name));
  }

  void put(String name, SshRole role) {
    storage.put(ROLES + name, Entry.of(role));
  }

  void delete(String name) {
    storage.delete(ROLES + name);
  }
}
