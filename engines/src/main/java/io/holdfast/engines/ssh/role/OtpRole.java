package io.holdfast.engines.ssh.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Cidr;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.engines.ssh.text.CommaText;
import java.util.List;

/**
 * A role that gives one-time passwords.
 *
 * @param defaultUser the user where none is asked for
 * @param cidrList blocks of addresses that passwords are given for, with commas
 * @param excludeCidrList blocks within them that none are given for
 * @param port shown to clients
 * @param allowedUsers further users with commas, or {@code *}
 */
public record OtpRole(
    String defaultUser, String cidrList, String excludeCidrList, int port, String allowedUsers)
    implements SshRole {
  static final String TYPE = "otp";

  private static final Field<String> CIDR_LIST =
      Field.string("cidr_list", "Blocks of addresses that passwords are given for; for otp.");
  private static final Field<String> EXCLUDE_CIDR_LIST =
      Field.string("exclude_cidr_list", "Blocks of addresses that none are given for; for otp.");
  private static final Field<Long> PORT =
      Field.integer("port", "The SSH server's port, told to clients; 22 unless given; for otp.");
  private static final int USUAL_PORT = 22;
  private static final int LAST_PORT = 65_535;

  static final List<Field<?>> FIELDS = List.of(CIDR_LIST, EXCLUDE_CIDR_LIST, PORT);

  static OtpRole of(Call call) {
    String defaultUser = call.get(Principals.DEFAULT_USER);
    if (defaultUser.isEmpty()) {
      throw new Refusal.InvalidRequest("missing default user: set default_user");
    }
    return new OtpRole(
        defaultUser,
        blocks(call, CIDR_LIST),
        blocks(call, EXCLUDE_CIDR_LIST),
        port(call),
        call.get(Principals.ALLOWED_USERS));
  }

  private static String blocks(Call call, Field<String> field) {
    String text = call.get(field);
    for (String block : CommaText.parts(text)) {
      try {
        var _ = Cidr.parse(block);
      } catch (IllegalArgumentException e) {
        throw new Refusal.InvalidRequest(
            "failed to validate " + field.name() + ": " + e.getMessage());
      }
    }
    return text;
  }

  private static int port(Call call) {
    long port = call.get(PORT);
    if (port < 0 || port > LAST_PORT) {
      throw new Refusal.InvalidRequest("port must be between 1 and " + LAST_PORT);
    }
    return port == 0 ? USUAL_PORT : (int) port;
  }

  /** Whether the role gives passwords for an address. */
  public boolean covers(Cidr address) {
    return holds(cidrList, address) && !holds(excludeCidrList, address);
  }

  private static boolean holds(String blocks, Cidr address) {
    return CommaText.parts(blocks).stream().anyMatch(block -> Cidr.parse(block).covers(address));
  }

  /** Whether the role gives passwords for a user. */
  public boolean allows(String user) {
    return user.equals(defaultUser)
        || allowedUsers.equals(CommaText.ANY)
        || CommaText.parts(allowedUsers).contains(user);
  }

  @Override
  public String keyType() {
    return TYPE;
  }

  @Override
  public ObjectNode asJson() {
    return Json.object()
        .put("allowed_users", allowedUsers)
        .put("cidr_list", cidrList)
        .put("default_user", defaultUser)
        .put("exclude_cidr_list", excludeCidrList)
        .put("key_type", TYPE)
        .put("port", port);
  }
}
