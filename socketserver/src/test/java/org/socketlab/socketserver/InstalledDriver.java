package org.socketlab.socketserver;

import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpMethod;
import org.openqa.selenium.remote.service.DriverCommandExecutor;

/** An installed driver. Selenium's own class for this browser would first try to download one. */
final class InstalledDriver extends RemoteWebDriver {
  private static final String DEV_TOOLS = "devTools";

  InstalledDriver(ChromeDriverService service, ChromeOptions options) {
    super(
        new DriverCommandExecutor(
            service,
            Map.of(
                DEV_TOOLS,
                new CommandInfo("/session/:sessionId/goog/cdp/execute", HttpMethod.POST)),
            ClientConfig.defaultConfig()),
        options);
  }

  /** Sends a command to the browser's developer tools. */
  Map<?, ?> devTools(String command, Map<String, ?> arguments) {
    return (Map<?, ?>) execute(DEV_TOOLS, Map.of("cmd", command, "params", arguments)).getValue();
  }
}
