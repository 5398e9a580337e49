package io.holdfast.cli.operator;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiException;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.Client;
import io.holdfast.cli.http.ClientException;
import io.holdfast.cli.json.Json;
import java.util.Map;
import java.util.Optional;

/** {@code status}: exit code 0 when unsealed, 2 when sealed, 1 on an error. */
@Usage(
    synopsis = "holdfast status [options]",
    does = {
      "Shows whether the server is sealed, and its place in the cluster. The exit code is 0 when",
      "it is unsealed, 2 when it is sealed, 1 when it cannot be asked."
    })
public final class Status extends SecretCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    Json.Obj status;
    try {
      status = ask(session.client());
    } catch (ClientException e) {
      throw Failure.local("Error checking seal status: " + e.getMessage());
    }
    if (session.output().hasField()) {
      Json value = status.members().get(session.output().field());
      if (!session.output().field(Optional.ofNullable(value))) {
        return 1;
      }
    } else {
      SealStatusView.print(session.output(), status);
    }
    return status.flag("sealed") ? 2 : 0;
  }

  /** The seal's status joined with what the server says about its leader. */
  private static Json.Obj ask(Client client) {
    Json.Obj status = client.send(ApiRequest.of("GET", "sys/seal-status")).json();
    Json.Obj leader = leader(client);
    Json.Obj joined = status.with("ha_enabled", Json.of(leader.flag("ha_enabled")));
    for (Map.Entry<String, Json> member : leader.members().entrySet()) {
      boolean isSaid = !member.getValue().text().isEmpty() && leader.flag("ha_enabled");
      if (isSaid && !member.getKey().startsWith("performance_standby")) {
        joined = joined.with(member.getKey(), member.getValue());
      }
    }
    return joined;
  }

  /** A sealed server has no leader to tell of. */
  private static Json.Obj leader(Client client) {
    try {
      return client.find(ApiRequest.of("GET", "sys/leader").asAside()).json();
    } catch (ApiException e) {
      return Json.Obj.EMPTY;
    }
  }
}
