package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Operation;
import java.util.ArrayList;
import java.util.List;

/** Those who hold the shares of a core, and what they do together over the API. */
record ShareHolders(TestCore core, List<String> shares, String rootToken) {
  /** Initialises a core and unseals it. */
  static ShareHolders of(TestCore core, int shares, int threshold) {
    Reply reply =
        core.write(
            "sys/init",
            "{\"secret_shares\":%d,\"secret_threshold\":%d}".formatted(shares, threshold),
            "");
    assertThat(reply.status()).isEqualTo(200);
    ShareHolders holders =
        new ShareHolders(core, texts(reply.at("keys")), reply.text("root_token"));
    holders.unseal(holders.shares.subList(0, threshold));
    return holders;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** Gives shares towards unsealing; returns whether the server is still sealed. */
  boolean unseal(List<String> given) {
    return unseal(core, given);
  }

  static boolean unseal(TestCore core, List<String> given) {
    boolean sealed = true;
    for (String share : given) {
      sealed =
          core.write("sys/unseal", "{\"key\":\"" + share + "\"}", "").at("sealed").asBoolean(true);
    }
    return sealed;
  }

  Reply begin(String path, String json) {
    return core.write(path, json, "");
  }

  Reply status(String path) {
    return core.read(path, "");
  }

  Reply cancel(String path) {
    return core.send(Operation.DELETE, path, "{}", "");
  }

  Reply give(String path, String share, String nonce) {
    return core.write(path, "{\"key\":\"" + share + "\",\"nonce\":\"" + nonce + "\"}", "");
  }

  /** Gives several shares; the last reply. */
  Reply give(String path, List<String> given, String nonce) {
    Reply last = status(path.replaceFirst("[^/]*$", ""));
    for (String share : given) {
      last = give(path, share, nonce);
    }
    return last;
  }
}
