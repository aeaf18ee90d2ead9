  def dropout_mask(self: __torch__.M,
    x: Tensor,
    threshold: int,
    scale: float) -> Tensor:
    n = torch.numel(x)
    words = torch.random_(torch.empty([torch.floordiv(torch.add(n, 3), 4)], dtype=4))
    bits = torch.slice(torch.view_copy(words, dtype=2), 0, 0, n)
    kept = torch.ge(torch.bitwise_and(bits, 32767), threshold)
    return torch.view(torch.where(kept, scale, 0.), torch.size(x))
  def dropout(self: __torch__.M,
    x: Tensor,
    threshold: int,
    scale: float) -> Tensor:
    return torch.mul(x, (self).dropout_mask(x, threshold, scale, ))
  def dropout_plus(self: __torch__.M,
    x: Tensor,
    threshold: int,
    scale: float,
    residual: Tensor) -> Tensor:
    return torch.addcmul(residual, torch.to(x, ops.prim.dtype(residual)), (self).dropout_mask(x, threshold, scale, ))
  def gradients(self: __torch__.M,
    loss: Tensor,
    trained: List[List[Tensor]]) -> List[Tensor]:
    weights = annotate(List[Tensor], [])
    for group in range(torch.len(trained)):
      torch.extend(weights, trained[group])
    found = torch.autograd.grad([loss], weights)
    gradients = annotate(List[Tensor], [])
    for i in range(torch.len(found)):
      gradient = found[i]
      if torch.__isnot__(gradient, None):
        _0 = torch.append(gradients, torch.contiguous(unchecked_cast(Tensor, gradient)))
      else:
        _1 = torch.append(gradients, torch.zeros_like(weights[i]))
    return gradients
  def gradient_norms(self: __torch__.M,
    w: List[Tensor],
    inputs: List[Tensor],
    trained: List[List[Tensor]]) -> Tensor:
    loss = (self).loss(w, inputs, )
    return torch.stack(torch._foreach_norm((self).gradients(loss, trained, )))
  def adamw(self: __torch__.M,
    trained: List[List[Tensor]],
    gradients: List[Tensor],
    first_moments: List[List[Tensor]],
    second_moments: List[List[Tensor]],
    steps: List[List[Tensor]],
    learning_rates: List[float],
    weight_decays: List[float],
    betas: List[float],
    epsilon: float,
    max_norm: float) -> Tensor:
    norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients)))
    shrink = torch.clamp(torch.div(torch.add(norm, 9.9999999999999995e-07), max_norm), 1.)
    start = 0
    for group in range(torch.len(trained)):
      end = torch.add(start, torch.len(trained[group]))
      torch._foreach_add_(steps[group], 1)
      torch._fused_adamw_(trained[group], torch.slice(gradients, start, end), first_moments[group], second_moments[group], annotate(List[Tensor], []), steps[group], lr=learning_rates[group], beta1=betas[0], beta2=betas[1], weight_decay=weight_decays[group], eps=epsilon, amsgrad=False, maximize=False, grad_scale=shrink, found_inf=torch.zeros([]))
      start = end
    return norm
  def train_step(self: __torch__.M,
    w: List[Tensor],
    inputs: List[Tensor],
    trained: List[List[Tensor]],
    first_moments: List[List[Tensor]],
    second_moments: List[List[Tensor]],
    steps: List[List[Tensor]],
    learning_rates: List[float],
    weight_decays: List[float],
    betas: List[float],
    epsilon: float,
    max_norm: float) -> Tensor:
    loss = (self).loss(w, inputs, )
    gradients = (self).gradients(loss, trained, )
    torch.set_grad_enabled(False)
    norm = (self).adamw(trained, gradients, first_moments, second_moments, steps, learning_rates, weight_decays, betas, epsilon, max_norm, )
    torch.set_grad_enabled(True)
    return torch.stack([torch.detach(loss), norm])
