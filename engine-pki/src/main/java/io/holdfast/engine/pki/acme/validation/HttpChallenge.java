package io.holdfast.engine.pki.acme.validation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.engine.pki.acme.problem.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code http-01} (RFC 8555, section 8.3): a file on the host, at port 80. Redirects are followed
 * to the usual ports of http and https only, each to an address that the rules allow. Of what is
 * read, nothing is told: it may not have been meant for the client.
 */
record HttpChallenge(Door door, Ports ports) {
  private static final String PATH = "/.well-known/acme-challenge/";
  private static final int MOST_REDIRECTS = 10;
  private static final int LONGEST_LINE = 8 << 10;
  private static final int MOST_LINES = 100;
  private static final int LONGEST_BODY = 4 << 10;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");

  /** An answer, as far as it matters. */
  private record Answer(int status, String location, String body) {}

  void check(String host, String token, String keyAuthorization) throws Unproven {
    URI at = start(host, token);
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      Answer answer = fetch(at);
      if (answer.status >= 300 && answer.status < 400 && !answer.location.isEmpty()) {
        at = next(at, answer.location);
        continue;
      }
      if (answer.status != 200) {
        throw new Unproven(
            Problem.Kind.UNAUTHORIZED, "the file was answered with status " + answer.status);
      }
      if (!answer.body.stripTrailing().equals(keyAuthorization)) {
        throw new Unproven(
            Problem.Kind.INCORRECT_RESPONSE, "the file does not hold the key authorization");
      }
      return;
    }
    throw new Unproven(
        Problem.Kind.CONNECTION, "there were more than " + MOST_REDIRECTS + " redirects");
  }

  private static URI start(String host, String token) {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + shown + PATH + token);
  }

  private static URI next(URI from, String location) throws Unproven {
    try {
      URI to = from.resolve(new URI(location));
      String scheme = to.getScheme() == null ? "" : to.getScheme();
      int usual = scheme.equals("https") ? 443 : 80;
      boolean fine =
          scheme.matches("https?")
              && to.getHost() != null
              && to.getRawUserInfo() == null
              && (to.getPort() < 0 || to.getPort() == usual);
      if (fine) {
        return to;
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw wrongRedirect();
    }
    throw wrongRedirect();
  }

  private static Unproven wrongRedirect() {
    return new Unproven(
        Problem.Kind.CONNECTION, "a redirect does not lead to http or https at its usual port");
  }

  private Answer fetch(URI at) throws Unproven {
    String host = at.getHost().replaceAll("[\\[\\]]", "");
    boolean encrypted = at.getScheme().equals("https");
    int port = encrypted ? ports.https() : ports.http();
    Socket plain = door.connect(host, port);
    try (var _ = door.patience().over(plain);
        Socket socket =
            encrypted ? AnyCertificate.sockets().createSocket(plain, host, port, true) : plain) {
      String path = at.getRawPath().isEmpty() ? "/" : at.getRawPath();
      String query = at.getRawQuery() == null ? "" : "?" + at.getRawQuery();
      // Of version 1.0, so that the body comes as it is and ends with the connection.
      String request =
          "GET "
              + path
              + query
              + " HTTP/1.0\r\nHost: "
              + at.getHost()
              + "\r\nUser-Agent: Holdfast\r\nAccept: */*\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      socket.getOutputStream().flush();
      return read(new BufferedInputStream(socket.getInputStream()));
    } catch (IOException e) {
      throw new Unproven(
          Problem.Kind.CONNECTION, "the connection to " + at.getHost() + " broke off");
    } finally {
      Door.close(plain);
    }
  }

  private static Answer read(InputStream in) throws IOException {
    Matcher status = STATUS.matcher(line(in));
    if (!status.matches()) {
      throw new IOException("not HTTP");
    }
    List<String> headers = new ArrayList<>();
    String line = line(in);
    while (!line.isEmpty()) {
      headers.add(line);
      if (headers.size() > MOST_LINES) {
        throw new IOException("too many headers");
      }
      line = line(in);
    }
    int length = length(headers);
    byte[] body = in.readNBytes(length);
    return new Answer(
        Integer.parseInt(status.group(1)), header(headers, "location"), new String(body, US_ASCII));
  }

  /** At most what an answer that is right may have. */
  private static int length(List<String> headers) {
    String said = header(headers, "content-length");
    return said.matches("\\d{1,4}") ? Math.min(Integer.parseInt(said), LONGEST_BODY) : LONGEST_BODY;
  }

  private static String header(List<String> headers, String name) {
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (out.size() <= LONGEST_LINE) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("cut off");
      }
      if (next == '\n') {
        String text = out.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      out.write(next);
    }
    throw new IOException("a line is too long");
  }
}
