package io.holdfast.engines.ssh.otp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.lease.Lease;
import io.holdfast.api.lease.LeaseTerms;
import io.holdfast.api.lease.Leasing;
import java.time.Duration;

/** The leases of one-time passwords: a password that was not used goes when its lease ends. */
public final class OtpLeasing implements Leasing {
  private static final String HMAC = "hmac";

  /** As long as the mount's leases; what is used once is not prolonged. */
  static LeaseTerms terms(Call call) {
    return new LeaseTerms(call.mount().defaultLeaseTtl(), Duration.ZERO, false);
  }

  /** What the lease has to know of a password. */
  static ObjectNode internal(String hmac) {
    return Json.object().put(HMAC, hmac);
  }

  @Override
  public Outcome renew(Call call, Lease lease, Duration increment) {
    throw new Refusal.InvalidRequest("one-time passwords are not renewed; ask for another");
  }

  @Override
  public Outcome revoke(Call call, Lease lease) {
    OtpStore.of(call).remove(lease.internal().path(HMAC).asText());
    return Response.empty();
  }
}
