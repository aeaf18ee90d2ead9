/**
 * Libraries from Maven repositories, for the notebook: the only room that knows Maven Resolver.
 *
 * <p>Every request is a POM. The coordinates of {@code %maven} are written into one, a notebook's loose {@code
 * <dependency>} elements are put into one, and {@code %loadFromPOM} names one; Maven reads it with its parents, its
 * properties and the BOMs that it imports, and all that it asks for is resolved together, so that of two versions of a
 * library one is chosen as Maven chooses it.
 *
 * <p>A run reads: {@link io.crema.kernel.dependency.Maven#resolve} turns a {@link io.crema.kernel.dependency.Request} into
 * {@link io.crema.kernel.dependency.Artefact}s, tells a {@link io.crema.kernel.dependency.Downloads} how far it is, and
 * throws a {@link io.crema.kernel.dependency.DependencyException} with a reason for each artefact that it cannot give.
 * {@link io.crema.kernel.dependency.SessionLibraries} remembers what one session has.
 *
 * <p>Mirrors, proxies, credentials, further repositories, the place of the local repository and whether to stay offline
 * come from the user's {@code settings.xml}; the repository for everybody comes from the POM that every POM inherits.
 */
@NullMarked
package io.crema.kernel.dependency;

import org.jspecify.annotations.NullMarked;
