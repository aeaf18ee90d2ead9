  def dropout_mask(self: __torch__.M,
    x: Tensor,
    threshold: int,
    scale: float) -> Tensor:
    n = torch.numel(x)
    words = torch.random_(torch.empty([torch.floordiv(torch.add(n, 3), 4)], dtype=4, device=ops.prim.device(x)))
    bits = torch.slice(torch.view_copy(words, dtype=2), 0, 0, n)
    least = torch.clamp_(torch.bitwise_and_(bits, 32767), torch.sub(threshold, 1), threshold)
    kept = torch.to(torch.sub_(least, torch.sub(threshold, 1)), 6)
    return torch.view(torch.mul_(kept, scale), torch.size(x))
  def dropout_plus(self: __torch__.M,
    x: Tensor,
    threshold: int,
    scale: float,
    residual: Tensor) -> Tensor:
    return torch.addcmul(residual, torch.to(x, ops.prim.dtype(residual)), (self).dropout_mask(x, threshold, scale, ))
  def plus_low_rank(self: __torch__.M,
    y: Tensor,
    x: Tensor,
    down: Tensor,
    up: Tensor,
    scale: float) -> Tensor:
    narrow = torch.flatten(torch.linear(x, down), 0, -2)
    added = torch.addmm(torch.flatten(y, 0, -2), narrow, torch.t(up), alpha=scale)
    return torch.view(added, torch.size(y))
  def cross_entropy(self: __torch__.M,
    logits: Tensor,
    labels: Tensor,
    weights: List[float],
    smoothing: float) -> Tensor:
    return torch.cross_entropy_loss(logits, labels, torch.tensor(weights, dtype=6, device=ops.prim.device(logits)), 1, -100, smoothing)
  def weighted_cross_entropy(self: __torch__.M,
    logits: Tensor,
    truths: Tensor) -> Tensor:
    each = torch.mul(truths, torch.log_softmax(logits, -1))
    return torch.neg(torch.div(torch.sum(each), torch.sum(truths)))
  def focal_loss(self: __torch__.M,
    logits: Tensor,
    labels: Tensor,
    weights: List[float],
    focus: float) -> Tensor:
    chosen = torch.squeeze(torch.gather(torch.log_softmax(logits, -1), 1, torch.unsqueeze(labels, 1)), 1)
    weight = torch.index_select(torch.tensor(weights, dtype=6, device=ops.prim.device(logits)), 0, labels)
    wrong = torch.clamp(torch.rsub(torch.exp(chosen), 1), 9.9999999999999995e-08)
    each = torch.mul(torch.mul(weight, torch.pow(wrong, focus)), chosen)
    return torch.neg(torch.div(torch.sum(each), torch.sum(weight)))
  def pair_loss(self: __torch__.M,
    features: Tensor,
    labels: Tensor) -> Tensor:
    length = torch.clamp(torch.linalg_vector_norm(features, 2, [-1], True), 9.9999999999999998e-13)
    unit = torch.div(features, length)
    cosine = torch.matmul(unit, torch.t(unit))
    truth = torch.to(torch.eq(torch.unsqueeze(labels, 1), torch.unsqueeze(labels, 0)), 6)
    wrong = torch.square(torch.sub(cosine, truth))
    alike = torch.sub(truth, torch.diag(torch.ones([torch.size(labels, 0)], device=ops.prim.device(truth))))
    unlike = torch.rsub(truth, 1)
    near = torch.div(torch.sum(torch.mul(wrong, alike)), torch.clamp(torch.sum(alike), 1.))
    far = torch.div(torch.sum(torch.mul(wrong, unlike)), torch.clamp(torch.sum(unlike), 1.))
    return torch.mul(torch.add(near, far), 0.5)
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
  def loss_and_gradients(self: __torch__.M,
    w: List[Tensor],
    parts: List[List[Tensor]],
    shares: List[float],
    trained: List[List[Tensor]]) -> Tuple[Tensor, List[Tensor]]:
    total, gradients, = (self).differentiated(w, parts[0], shares[0], trained, )
    for part in range(1, torch.len(parts)):
      loss, more, = (self).differentiated(w, parts[part], shares[part], trained, )
      torch._foreach_add_(gradients, more)
      total = torch.add(total, loss)
    return (total, gradients)
  def update(self: __torch__.M,
    rule: str,
    trained: List[List[Tensor]],
    gradients: List[Tensor],
    state: List[List[List[Tensor]]],
    learning_rates: List[float],
    weight_decays: List[float],
    settings: List[float],
    max_norm: float,
    average_share: float) -> Tensor:
    norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients)))
    shrink = torch.add(norm, 9.9999999999999995e-07)
    if torch.ne(max_norm, 1.):
      shrink = torch.div(shrink, max_norm)
    shrink = torch.clamp(shrink, 1.)
    start = 0
    for group in range(torch.len(trained)):
      end = torch.add(start, torch.len(trained[group]))
      part = torch.slice(gradients, start, end)
      if torch.eq(rule, "adamw"):
        torch._foreach_add_(state[2][group], 1)
        torch._fused_adamw_(trained[group], part, state[0][group], state[1][group], annotate(List[Tensor], []), state[2][group], lr=learning_rates[group], beta1=settings[0], beta2=settings[1], weight_decay=weight_decays[group], eps=settings[2], amsgrad=False, maximize=False, grad_scale=shrink, found_inf=None)
      else:
        if torch.gt(settings[0], 0.):
          torch._fused_sgd_(trained[group], part, state[0][group], weight_decay=weight_decays[group], momentum=settings[0], lr=learning_rates[group], dampening=0., nesterov=torch.gt(settings[1], 0.), maximize=False, is_first_step=False, grad_scale=shrink, found_inf=None)
        else:
          torch._fused_sgd_(trained[group], part, annotate(List[Tensor], []), weight_decay=weight_decays[group], momentum=0., lr=learning_rates[group], dampening=0., nesterov=False, maximize=False, is_first_step=True, grad_scale=shrink, found_inf=None)
      if torch.gt(average_share, 0.):
        torch._foreach_lerp_(state[torch.sub(torch.len(state), 1)][group], trained[group], average_share)
      start = end
    return norm
  def one_step(self: __torch__.M,
    w: List[Tensor],
    parts: List[List[Tensor]],
    shares: List[float],
    learning_rates: List[float],
    average_share: float,
    trained: List[List[Tensor]],
    state: List[List[List[Tensor]]],
    weight_decays: List[float],
    rule: str,
    settings: List[float],
    max_norm: float) -> List[Tensor]:
    loss, gradients, = (self).loss_and_gradients(w, parts, shares, trained, )
    torch.set_grad_enabled(False)
    norm = (self).update(rule, trained, gradients, state, learning_rates, weight_decays, settings, max_norm, average_share, )
    torch.set_grad_enabled(True)
    return [loss, norm]
  def train_step(self: __torch__.M,
    w: List[Tensor],
    parts: List[List[Tensor]],
    shares: List[float],
    learning_rates: List[float],
    average_share: float,
    trained: List[List[Tensor]],
    state: List[List[List[Tensor]]],
    weight_decays: List[float],
    rule: str,
    settings: List[float],
    max_norm: float) -> Tensor:
    return torch.stack((self).one_step(w, parts, shares, learning_rates, average_share, trained, state, weight_decays, rule, settings, max_norm, ))
  def train_steps(self: __torch__.M,
    w: List[Tensor],
    table: List[Tensor],
    rows: Tensor,
    sizes: List[int],
    seeds: List[int],
    learning_rates: List[float],
    scales: List[float],
    average_shares: List[float],
    trained: List[List[Tensor]],
    state: List[List[List[Tensor]]],
    weight_decays: List[float],
    rule: str,
    settings: List[float],
    max_norm: float) -> Tensor:
    chosen = annotate(List[Tensor], [])
    for i in range(torch.len(table)):
      _0 = torch.append(chosen, torch.index_select(table[i], 0, rows))
    seen = annotate(List[Tensor], [])
    start = 0
    for step in range(torch.len(sizes)):
      end = torch.add(start, sizes[step])
      inputs = annotate(List[Tensor], [])
      for i in range(torch.len(table)):
        _3 = torch.append(inputs, torch.slice(chosen[i], 0, start, end))
      rates = annotate(List[float], [])
      for group in range(torch.len(scales)):
        _1 = torch.append(rates, torch.mul(learning_rates[step], scales[group]))
      torch.manual_seed(seeds[step])
      _2 = torch.extend(seen, (self).one_step(w, [inputs], [1.], rates, average_shares[step], trained, state, weight_decays, rule, settings, max_norm, ))
      start = end
    return torch.stack(seen)
