package io.holdfast.cli.secrets;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.Client;
import io.holdfast.cli.json.Json;
import java.time.Duration;

/** Moves a mount, and waits until the server has finished. */
public final class Remount {
  private static final Duration POLL = Duration.ofMillis(200);

  private Remount() {}

  /** Moves; returns how the migration ended, always {@code success}. */
  public static String move(Session session, String from, String to, String kind) {
    Json body = Json.Obj.EMPTY.with("from", Json.of(from)).with("to", Json.of(to));
    Json.Obj answer = session.client().post("sys/remount", body).json();
    String migration = answer.object("data").text("migration_id");
    String course = kind + " " + from + " to " + to;
    if (!migration.isEmpty()) {
      session.output().line("Started moving " + course + ", with migration ID " + migration);
      String end = waitFor(session.client(), migration);
      if (!end.equals("success")) {
        throw Failure.remote("Moving " + course + " ended as: " + end);
      }
    }
    session.output().line("Success! Finished moving " + course);
    return "success";
  }

  private static String waitFor(Client client, String migration) {
    ApiRequest request = ApiRequest.of("GET", "sys/remount/status/" + migration).asAside();
    while (true) {
      Json.Obj data = client.send(request).json().object("data");
      String status = data.object("migration_info").text("status");
      if (!status.equals("in-progress")) {
        return status;
      }
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Failure.local("interrupted; the migration " + migration + " goes on");
      }
    }
  }
}
