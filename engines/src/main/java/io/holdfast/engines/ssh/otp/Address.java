package io.holdfast.engines.ssh.otp;

import io.holdfast.api.Call;
import io.holdfast.api.Cidr;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;

/** The address of a host, in the field {@code ip}. */
final class Address {
  static final Field<String> IP = Field.string("ip", "IP address of the host.");

  private Address() {}

  /**
   * The address that the request names.
   *
   * @throws Refusal.InvalidRequest when it names none, or something else
   */
  static Cidr of(Call call) {
    String ip = call.get(IP).strip();
    if (ip.isEmpty()) {
      throw new Refusal.InvalidRequest("missing ip");
    }
    try {
      if (ip.indexOf('/') < 0) {
        return Cidr.parse(ip);
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Refused below, as a block is.
    }
    throw new Refusal.InvalidRequest("invalid ip \"" + ip + "\": write one address");
  }
}
