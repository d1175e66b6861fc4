package org.socketlab.testing.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A check that is carried out alone, without Maven.
 *
 * @param type the class that holds it
 * @param method the check itself
 */
public record OneCheck(Class<?> type, Method method) {
  private static final LauncherConfig QUIET =
      LauncherConfig.builder()
          .enableTestExecutionListenerAutoRegistration(false)
          .enableLauncherSessionListenerAutoRegistration(false)
          .enablePostDiscoveryFilterAutoRegistration(false)
          .build();

  /**
   * Carries it out in this process.
   *
   * @param settings the kit's settings, such as {@code lab.command}
   */
  public Finding carryOut(Map<String, String> settings) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectMethod(type, method))
            .configurationParameters(settings)
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
            .configurationParameter(
                "junit.jupiter.extensions.autodetection.include", CheckExtension.class.getName())
            .build();
    List<Finding> findings = new ArrayList<>();
    LauncherFactory.create(QUIET)
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || result.getThrowable().isPresent()) {
                  findings.add(Finding.of(result.getThrowable().orElse(null)));
                }
              }
            });
    return findings.stream()
        .filter(finding -> finding.outcome() != Finding.Outcome.PASSED)
        .findFirst()
        .or(() -> findings.stream().findFirst())
        .orElseGet(
            () -> new Finding(Finding.Outcome.GRADER_FAILED, "JUnit did not run the check", ""));
  }
}
