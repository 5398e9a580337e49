package io.holdfast.engine.database.redis;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import io.holdfast.engine.database.product.Account;
import io.holdfast.engine.database.product.Database;
import io.holdfast.engine.database.product.DatabaseFailure;
import io.holdfast.engine.database.product.DatabaseFailure.Kind;
import io.holdfast.engine.database.product.Deadline;
import io.holdfast.engine.database.product.Login;
import io.holdfast.engine.database.product.Redaction;
import io.holdfast.engine.database.redis.RespConnection.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A Redis server. Each account is made, changed and removed by one command, all or nothing. */
final class RedisDatabase implements Database {
  /** What an account may do unless the role says more: read every key. */
  private static final List<String> READS = List.of("~*", "+@read");

  private final RedisAddress address;
  private final List<Login> logins;
  private final List<String> persistence;

  RedisDatabase(RedisAddress address, List<Login> logins, List<String> persistence) {
    this.address = address;
    this.logins = logins;
    this.persistence = persistence;
  }

  @Override
  public void verify() {
    var _ = ask("", List.of(List.of("PING")));
  }

  @Override
  public void create(Account account, Instant expiration, List<String> statements) {
    List<String> command = words("ACL", "SETUSER", account.name(), "ON", ">" + account.password());
    command.addAll(rules(statements));
    var _ = ask(account.password(), kept(command));
  }

  /** A JSON array, as Vault has it; else each statement is one rule. */
  private static List<String> rules(List<String> statements) {
    List<String> given = statements.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (given.isEmpty()) {
      return READS;
    }
    try {
      JsonNode tree = Json.parse(given.getFirst().getBytes(StandardCharsets.UTF_8));
      if (tree.isArray()) {
        List<String> rules = new ArrayList<>();
        tree.forEach(rule -> rules.add(rule.asText()));
        return rules;
      }
    } catch (IOException e) {
      return given;
    }
    return given;
  }

  @Override
  public void remove(String name, List<String> statements, boolean made) {
    var _ = ask("", kept(words("ACL", "DELUSER", name)));
  }

  @Override
  public boolean renews(List<String> statements) {
    return false;
  }

  @Override
  public void renew(String name, Instant expiration, List<String> statements) {}

  @Override
  public void change(Account account, List<String> statements, Deadline deadline) {
    if (ask("", List.of(words("ACL", "GETUSER", account.name()))).text().isEmpty()) {
      throw new DatabaseFailure(Kind.REFUSED, "there is no user " + account.name());
    }
    deadline.check();
    var _ =
        ask(
            account.password(),
            kept(words("ACL", "SETUSER", account.name(), "RESETPASS", ">" + account.password())));
  }

  private static List<String> words(String... words) {
    return new ArrayList<>(List.of(words));
  }

  private List<List<String>> kept(List<String> command) {
    return persistence.isEmpty() ? List.of(command) : List.of(command, persistence);
  }

  /**
   * Logs in and gives commands.
   *
   * @param secret that no message may show
   * @return the answer to the last one
   */
  private Answer ask(String secret, List<List<String>> commands) {
    List<String> secrets = new ArrayList<>(logins.stream().map(Login::password).toList());
    secrets.add(secret);
    secrets.add(address.own().password());
    boolean ran = false;
    try (RespConnection connection = login(secrets)) {
      Answer answer = connection.ask(commands.getFirst());
      ran = true;
      for (List<String> command : commands.subList(1, commands.size())) {
        answer = connection.ask(command);
      }
      return answer;
    } catch (RespConnection.ErrorAnswer e) {
      throw new DatabaseFailure(ran ? Kind.UNKNOWN : Kind.REFUSED, said(e, secrets));
    } catch (IOException e) {
      throw new DatabaseFailure(Kind.UNKNOWN, "the connection was lost: " + said(e, secrets));
    }
  }

  private RespConnection login(List<String> secrets) {
    DatabaseFailure last = new DatabaseFailure(Kind.UNREACHABLE, "no login is known");
    for (Login login : logins) {
      RespConnection connection = RespConnection.open(address);
      try {
        Login used = address.own().password().isEmpty() ? login : address.own();
        if (!used.password().isEmpty()) {
          var _ =
              connection.ask(
                  used.username().isEmpty()
                      ? List.of("AUTH", used.password())
                      : List.of("AUTH", used.username(), used.password()));
        }
        return connection;
      } catch (RespConnection.ErrorAnswer e) {
        connection.close();
        last = new DatabaseFailure(Kind.REFUSED, "cannot log in: " + said(e, secrets));
      } catch (IOException e) {
        connection.close();
        throw new DatabaseFailure(Kind.UNREACHABLE, "cannot log in: " + said(e, secrets) + hint());
      }
    }
    throw last;
  }

  /** A server that wants a certificate says so after the handshake, and not always in time. */
  private String hint() {
    return address.encrypted() && address.tls().certificate().isEmpty()
        ? "; if the server wants a certificate of its clients, give it in tls_certificate"
        : "";
  }

  private static String said(Exception e, List<String> secrets) {
    return Redaction.of(RespConnection.said(e), secrets);
  }

  @Override
  public void close() {}
}
